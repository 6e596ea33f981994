-- The newest figure of each workforce indicator held for the council, its region and England.
-- grain: one row per area and indicator
-- key: area_code, indicator
-- params: council_code VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, area_level VARCHAR, indicator VARCHAR,
-- indicator_name VARCHAR, unit VARCHAR, decimals INTEGER, value DOUBLE, period VARCHAR,
-- period_year INTEGER, status VARCHAR, printed VARCHAR, told_by VARCHAR, source_id VARCHAR
-- note: a figure that a council's paper prints counts for that council's page only. Of two of
-- the same year a publisher's own goes before a quotation.
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
        workforce.value,
        workforce.period,
        workforce.period_year,
        workforce.status,
        workforce.printed,
        workforce.told_by,
        workforce.source_id
    from mart.workforce as workforce
    inner join mart.council_comparator as place
        on workforce.area_code = place.area_code and place.council_code = $council_code
    inner join mart.workforce_indicator as indicators
        on workforce.indicator = indicators.indicator
    where workforce.value is not null and workforce.stated_by in ('', $council_code)
    qualify
        row_number() over (
            partition by workforce.area_code, workforce.indicator
            order by
                workforce.period_year desc,
                case workforce.status
                    when 'published' then 1
                    when 'stated' then 2
                    when 'official' then 3
                    when 'secondary' then 4
                    else 5
                end,
                workforce.told_by
        ) = 1
    order by
        place.area_order,
        indicators.sort_order
)

select * from final
