-- The consultation each council describes in its council.toml; off unless it says otherwise.
-- grain: one row per council
-- key: council_code
-- params: none
-- returns: council_code VARCHAR, takes_responses BOOLEAN, title VARCHAR, opens_date DATE,
--   closes_date DATE, email VARCHAR, postal VARCHAR, next_steps VARCHAR,
--   retention_months INTEGER
with

final as (
    select
        council_code,
        takes_responses,
        title,
        opens_date,
        closes_date,
        email,
        postal,
        next_steps,
        retention_months
    from staging.consultation
    order by council_code
)

select * from final
