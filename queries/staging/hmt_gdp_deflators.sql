-- GDP deflators by financial year, every release held, typed.
-- grain: one row per release and year
-- key: release_date, financial_year
-- params: none
-- returns: release_date DATE, financial_year VARCHAR, index_value DOUBLE, is_forecast BOOLEAN
-- note: releases differ in base year and are never mixed.
with

final as (
    select
        cast(release_date as date) as release_date,
        financial_year,
        cast(index_value as double) as index_value,
        is_forecast = 'Y' as is_forecast
    from raw.hmt_gdp_deflators
)

select * from final
