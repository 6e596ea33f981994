-- The council's figures in the file of Skills for Care, where whoever runs the site loaded it.
-- grain: one row per area, indicator and year
-- key: area_code, indicator, period
-- params: council_code VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, indicator VARCHAR, indicator_name VARCHAR,
-- unit VARCHAR, decimals INTEGER, period VARCHAR, period_year INTEGER, value DOUBLE,
-- status VARCHAR
-- note: value is empty and status c where the publisher suppresses it.
with

final as (
    select
        workforce.area_code,
        workforce.area_name,
        workforce.indicator,
        indicators.indicator_name,
        indicators.unit,
        indicators.decimals,
        workforce.period,
        workforce.period_year,
        workforce.value,
        workforce.status
    from mart.workforce as workforce
    inner join mart.council_comparator as place
        on workforce.area_code = place.area_code and place.council_code = $council_code
    inner join mart.workforce_indicator as indicators
        on workforce.indicator = indicators.indicator
    where workforce.series_id = 'skills_for_care'
    order by
        indicators.sort_order,
        place.area_order,
        workforce.period_year desc
)

select * from final
