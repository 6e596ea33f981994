-- Staff turnover by kind of care, the council beside its region and England, newest year held.
-- grain: one row per area and indicator
-- key: area_code, indicator
-- params: council_code VARCHAR, service_type VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, area_level VARCHAR, indicator VARCHAR,
-- indicator_name VARCHAR, value DOUBLE, period VARCHAR, is_chosen BOOLEAN,
-- council_count BIGINT, source_id VARCHAR
-- note: an empty service_type means all. is_chosen says whether the kind of care is that of the
-- service type; where none is, the rates do not tell the service type apart. council_count is
-- for how many councils the year is held.
with

rates as (
    select *
    from mart.workforce
    where
        indicator in (
            'turnover_rate_residential',
            'turnover_rate_domiciliary',
            'turnover_rate_day',
            'turnover_rate_community'
        )
        and value is not null
),

held as (
    select
        source_id,
        period,
        count(distinct area_code) filter (where left(area_code, 3) not in ('E12', 'E92'))
            as council_count
    from rates
    group by source_id, period
),

final as (
    select
        rates.area_code,
        rates.area_name,
        place.area_level,
        rates.indicator,
        indicators.indicator_name,
        rates.value,
        rates.period,
        $service_type = ''
        or list_contains(string_split(coalesce(indicators.service_types, ''), '|'), $service_type)
            as is_chosen,
        held.council_count,
        rates.source_id
    from rates
    inner join mart.council_comparator as place
        on rates.area_code = place.area_code and place.council_code = $council_code
    inner join mart.workforce_indicator as indicators on rates.indicator = indicators.indicator
    inner join held on rates.source_id = held.source_id and rates.period = held.period
    qualify
        dense_rank() over (
            partition by rates.area_code
            order by rates.period_year desc, rates.source_id
        ) = 1
    order by
        indicators.sort_order,
        place.area_order
)

select * from final
