-- Gross and net current expenditure on adult social care, from the newest release of each year.
-- grain: one row per year, area, care type, age, support reason and setting
-- key: financial_year, area_code, care_type, age_band, primary_support_reason, support_setting
-- params: none
-- returns: financial_year VARCHAR, area_code VARCHAR, area_name VARCHAR, care_type VARCHAR,
--   age_band VARCHAR, primary_support_reason VARCHAR, support_setting VARCHAR,
--   gross_gbp DOUBLE, net_gbp DOUBLE, status VARCHAR, release_date DATE
-- note: pounds, where the publisher gives thousands. A year of an area is taken whole from its
--   newest release; all in a dimension is the publisher's own total, where it gives one.
with

final as (
    select
        financial_year,
        area_code,
        area_name,
        care_type,
        age_band,
        primary_support_reason,
        support_setting,
        gross_current_expenditure_gbp_000 * 1000 as gross_gbp,
        net_current_expenditure_gbp_000 * 1000 as net_gbp,
        status,
        release_date
    from staging.nhs_asc_fr
    qualify release_date = max(release_date) over (partition by financial_year, area_code)
    order by all
)

select * from final
