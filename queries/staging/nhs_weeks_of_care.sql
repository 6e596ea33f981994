-- Weeks of residential and nursing care of people aged 65 and over that councils paid for, typed.
-- grain: one row per year, council, setting and provision
-- key: financial_year, area_code, support_setting, provision
-- params: none
-- returns: financial_year VARCHAR, area_code VARCHAR, area_name VARCHAR,
--   support_setting VARCHAR, provision VARCHAR, weeks DOUBLE, return_name VARCHAR,
--   status VARCHAR
with

final as (
    select
        financial_year,
        area_code,
        area_name,
        support_setting,
        provision,
        cast(weeks as double) as weeks,
        return_name,
        status
    from raw.nhs_weeks_of_care
)

select * from final
