-- Staff turnover over time: the council, its region and England, and the median of councils.
-- grain: one row per series, area, indicator and year
-- key: series_id, area_code, indicator, period
-- params: council_code VARCHAR
-- returns: series_id VARCHAR, area_code VARCHAR, area_name VARCHAR, area_level VARCHAR,
-- indicator VARCHAR, period VARCHAR, period_year INTEGER, value DOUBLE, status VARCHAR,
-- source_id VARCHAR
-- note: area_level is council, region, england, or median for the median of councils. The
-- series oflog and ascof_6a have different definitions and are never joined.
with

final as (
    select
        workforce.series_id,
        workforce.area_code,
        workforce.area_name,
        if(workforce.indicator = 'turnover_rate_median', 'median', place.area_level)
            as area_level,
        workforce.indicator,
        workforce.period,
        workforce.period_year,
        workforce.value,
        workforce.status,
        workforce.source_id
    from mart.workforce as workforce
    inner join mart.council_comparator as place
        on workforce.area_code = place.area_code and place.council_code = $council_code
    where
        workforce.series_id in ('oflog', 'ascof_6a')
        and workforce.indicator in ('turnover_rate', 'turnover_rate_median')
    order by
        workforce.series_id desc,
        case area_level
            when 'council' then 1
            when 'median' then 2
            when 'region' then 3
            else 4
        end,
        workforce.period_year
)

select * from final
