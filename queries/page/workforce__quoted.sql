-- Workforce figures of the region and England that are quoted from Skills for Care.
-- grain: one row per area, indicator and period
-- key: area_code, indicator, period
-- params: council_code VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, area_level VARCHAR, indicator VARCHAR,
-- indicator_name VARCHAR, unit VARCHAR, decimals INTEGER, period VARCHAR, period_year INTEGER,
-- value DOUBLE, status VARCHAR, told_by VARCHAR, note VARCHAR, url VARCHAR, source_id VARCHAR
with

final as (
    select
        workforce.area_code,
        workforce.area_name,
        place.area_level,
        workforce.indicator,
        indicators.indicator_name,
        indicators.unit,
        indicators.decimals,
        workforce.period,
        workforce.period_year,
        workforce.value,
        workforce.status,
        workforce.told_by,
        workforce.note,
        workforce.url,
        workforce.source_id
    from mart.workforce as workforce
    inner join mart.council_comparator as place
        on workforce.area_code = place.area_code and place.council_code = $council_code
    inner join mart.workforce_indicator as indicators
        on workforce.indicator = indicators.indicator
    where workforce.series_id = 'quoted' and place.area_level in ('region', 'england')
    order by
        indicators.sort_order,
        place.area_order,
        workforce.period_year,
        workforce.period
)

select * from final
