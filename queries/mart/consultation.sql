-- Consultations on the councils' papers, with the days between which they were open.
-- grain: one row per consultation
-- key: consultation_id
-- params: none
-- returns: council_code VARCHAR, consultation_id VARCHAR, title VARCHAR, opens_date DATE,
--   closes_date DATE, what_happens_next VARCHAR, how_to_respond VARCHAR, paper VARCHAR,
--   section VARCHAR
-- note: paper is spelt as in mart.intention, so that the intentions consulted on are found by it.
with

final as (
    select
        council_code,
        consultation_id,
        title,
        opens_date,
        closes_date,
        what_happens_next,
        how_to_respond,
        paper,
        section
    from staging.council_consultations
    order by council_code, closes_date, consultation_id
)

select * from final
