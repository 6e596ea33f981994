-- What each council's council.toml says of its consultation, typed.
-- grain: one row per council
-- key: council_code
-- params: none
-- returns: council_code VARCHAR, takes_responses BOOLEAN, title VARCHAR, opens_date DATE,
--   closes_date DATE, email VARCHAR, postal VARCHAR, next_steps VARCHAR,
--   retention_months INTEGER
with

final as (
    select
        code as council_code,
        cast(consultation_responses as boolean) as takes_responses,
        consultation_title as title,
        cast(consultation_opens as date) as opens_date,
        cast(consultation_closes as date) as closes_date,
        consultation_email as email,
        consultation_postal as postal,
        consultation_next_steps as next_steps,
        cast(consultation_retention_months as integer) as retention_months
    from raw.council
)

select * from final
