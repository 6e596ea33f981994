-- Consultations on the councils' papers, typed.
-- grain: one row per consultation
-- key: consultation_id
-- params: none
-- returns: council_code VARCHAR, consultation_id VARCHAR, title VARCHAR, opens_date DATE,
--   closes_date DATE, what_happens_next VARCHAR, how_to_respond VARCHAR, paper VARCHAR,
--   section VARCHAR
with

final as (
    select
        council_code,
        consultation_id,
        title,
        cast(opens_date as date) as opens_date,
        cast(closes_date as date) as closes_date,
        what_happens_next,
        how_to_respond,
        paper,
        section
    from raw.council_consultations
)

select * from final
