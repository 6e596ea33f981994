-- Gross and net current expenditure of councils on adult social care, every release, typed.
-- grain: one row per release, year, area, care type, age, support reason and setting
-- key: release_date, financial_year, area_code, care_type, age_band, primary_support_reason,
--   support_setting
-- params: none
-- returns: release_date DATE, financial_year VARCHAR, area_code VARCHAR, area_name VARCHAR,
--   care_type VARCHAR, age_band VARCHAR, primary_support_reason VARCHAR,
--   support_setting VARCHAR, gross_current_expenditure_gbp_000 DOUBLE,
--   net_current_expenditure_gbp_000 DOUBLE, status VARCHAR
-- note: all in a dimension is the publisher's own total; status stands where there is no value.
with

final as (
    select
        cast(release_date as date) as release_date,
        financial_year,
        area_code,
        area_name,
        care_type,
        age_band,
        primary_support_reason,
        support_setting,
        cast(gross_current_expenditure_gbp_000 as double) as gross_current_expenditure_gbp_000,
        cast(net_current_expenditure_gbp_000 as double) as net_current_expenditure_gbp_000,
        status
    from raw.nhs_asc_fr
)

select * from final
