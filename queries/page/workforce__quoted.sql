-- Workforce figures of the region and England that are quoted from Skills for Care.
-- grain: one row per area, indicator and period
-- key: area_code, indicator, period
-- params: council_code VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, area_level VARCHAR, indicator VARCHAR,
-- indicator_name VARCHAR, unit VARCHAR, decimals INTEGER, period VARCHAR, period_year INTEGER,
-- value DOUBLE, status VARCHAR, told_by VARCHAR, note VARCHAR, url VARCHAR, source_id VARCHAR
with

council as (
    select
        council_code,
        region_code
    from mart.council
    where council_code = $council_code
),

final as (
    select
        workforce.area_code,
        workforce.area_name,
        if(workforce.area_code = council.region_code, 'region', 'england') as area_level,
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
    inner join council on workforce.area_code in (council.region_code, 'E92000001')
    inner join mart.workforce_indicator as indicators
        on workforce.indicator = indicators.indicator
    where workforce.series_id = 'quoted'
    order by
        indicators.sort_order,
        area_level desc,
        workforce.period_year,
        workforce.period
)

select * from final
