-- Workforce figures printed in the council's own papers, beside those for region and England.
-- grain: one row per indicator, period and paper
-- key: indicator, period, told_by
-- params: council_code VARCHAR
-- returns: indicator VARCHAR, indicator_name VARCHAR, unit VARCHAR, decimals INTEGER,
-- period VARCHAR, council_value DOUBLE, council_printed VARCHAR, region_value DOUBLE,
-- region_printed VARCHAR, england_value DOUBLE, england_printed VARCHAR, told_by VARCHAR,
-- url VARCHAR, note VARCHAR, description VARCHAR
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
        workforce.indicator,
        any_value(indicators.indicator_name) as indicator_name,
        any_value(indicators.unit) as unit,
        any_value(indicators.decimals) as decimals,
        workforce.period,
        max(workforce.value) filter (where workforce.area_code = council.council_code)
            as council_value,
        max(workforce.printed) filter (where workforce.area_code = council.council_code)
            as council_printed,
        max(workforce.value) filter (where workforce.area_code = council.region_code)
            as region_value,
        max(workforce.printed) filter (where workforce.area_code = council.region_code)
            as region_printed,
        max(workforce.value) filter (where workforce.area_code = 'E92000001') as england_value,
        max(workforce.printed) filter (where workforce.area_code = 'E92000001')
            as england_printed,
        workforce.told_by,
        any_value(workforce.url) as url,
        string_agg(distinct workforce.note, ' ' order by workforce.note) as note,
        any_value(indicators.description) as description
    from mart.workforce as workforce
    inner join council on workforce.stated_by = council.council_code
    inner join mart.workforce_indicator as indicators
        on workforce.indicator = indicators.indicator
    group by workforce.indicator, workforce.period, workforce.told_by
    order by min(indicators.sort_order), workforce.period, workforce.told_by
)

select * from final
