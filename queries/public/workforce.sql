-- What is known of the adult social care workforce of one council, its region and England.
-- grain: one row per period, indicator, area and source
-- key: period, indicator, area_code, source_id
-- params: council_code VARCHAR
-- returns: period VARCHAR, indicator VARCHAR, area_code VARCHAR, value DOUBLE, unit VARCHAR,
--   source_id VARCHAR
-- note: value is empty where the publisher gives none. turnover_rate of oflog_turnover (to
--   2022-23) and of dhsc_ascof (from 2023-24) are two series with different definitions: do not
--   join them. Figures of council_workforce are as the council's own papers print them.
with

places as (
    select council_code as area_code
    from mart.council
    where council_code = $council_code
    union all
    select region_code as area_code
    from mart.council
    where council_code = $council_code
    union all
    select 'E92000001' as area_code
    from mart.council
    where council_code = $council_code
),

final as (
    select
        workforce.period,
        workforce.indicator,
        workforce.area_code,
        workforce.value,
        indicators.unit,
        workforce.source_id
    from mart.workforce as workforce
    inner join mart.workforce_indicator as indicators
        on workforce.indicator = indicators.indicator
    inner join places on workforce.area_code = places.area_code
    where workforce.stated_by in ('', $council_code)
    qualify
        row_number() over (
            partition by
                workforce.period,
                workforce.indicator,
                workforce.area_code,
                workforce.source_id
            order by workforce.told_by desc
        ) = 1
    order by
        indicators.sort_order,
        workforce.area_code,
        workforce.period_year,
        workforce.period,
        workforce.source_id
)

select * from final
