-- Every rate, price index and starting value that a number of the dashboard rests on.
-- grain: one row per assumption
-- key: assumption_id
-- params: none
-- returns: assumption_id VARCHAR, kind VARCHAR, area_code VARCHAR, assumption_name VARCHAR,
--   holds_for VARCHAR, value DOUBLE, lowest DOUBLE, highest DOUBLE, unit VARCHAR,
--   publication VARCHAR, publisher VARCHAR, period VARCHAR, place VARCHAR, source_url VARCHAR,
--   status VARCHAR, is_used BOOLEAN, where_used VARCHAR, note VARCHAR, source_id VARCHAR,
--   sort_order INTEGER
-- note: kind is need, use, scenario or prices; area_code is empty for what serves every council.
--   Publication, publisher, period, place and address
--   are empty where they are those of the whole dataset source_id. Of a price index the newest
--   financial year stands for the series.
with

cells as (
    select
        cell,
        lower_pct,
        upper_pct
    from mart.rate_cell
),

need_rates as (
    select
        'need-' || rate.rate_id as assumption_id,
        'need' as kind,
        cast(null as varchar) as area_code,
        condition.condition_name as assumption_name,
        case rate.sex
            when 'males' then 'Men aged '
            when 'females' then 'Women aged '
            else 'People aged '
        end || lower(age_groups.age_group_name) as holds_for,
        rate.rate_pct as value,
        coalesce(cells.lower_pct, rate.lower_pct) as lowest,
        coalesce(cells.upper_pct, rate.upper_pct) as highest,
        '%' as unit,
        rate.study as publication,
        rate.publisher,
        rate.survey_years as period,
        rate.place,
        rate.source_url,
        rate.status,
        rate.role != 'held' as is_used,
        case rate.role
            when 'central' then 'Need and gap: expected need'
            when 'edition' then 'Need and gap: range of expected need'
            else 'Not used'
        end as where_used,
        concat_ws(' ', 'Of ' || rate.population || '.', rate.note) as note,
        rate.source_id,
        100 + 100 * condition.sort_order + age_groups.sort_order as sort_order
    from mart.prevalence_rate as rate
    inner join mart.condition as condition on rate.condition = condition.condition
    inner join mart.age_group as age_groups on rate.age_group = age_groups.age_group
    left join cells on rate.rate_id = cells.cell
),

use_rates as (
    select
        'use-' || rate.usage_id as assumption_id,
        'use' as kind,
        rate.area_code,
        coalesce(service.service_type_name, 'Care homes of both kinds')
        || ': ' || rate.numerator_unit as assumption_name,
        rate.place_name || ', per 100 residents aged ' || lower(rate.age_group_name)
        || ' in mid-' || rate.mid_year as holds_for,
        rate.rate_per_100 as value,
        service_use.rate_low as lowest,
        service_use.rate_high as highest,
        'per 100' as unit,
        rate.publication,
        rate.publisher,
        rate.period,
        rate.place_name as place,
        rate.source_url,
        rate.status,
        service_use.usage_id is not null
        or in_range.council_code is not null
        or (rate.service_code = 'care_homes' and rate.rate_per_100 is not null) as is_used,
        case
            when service_use.usage_id is not null then 'Need and gap: use of services'
            when in_range.council_code is not null then 'Need and gap: range of use'
            when rate.rate_per_100 is null
                then 'Not used: no number of residents of that year is held'
            when rate.service_code = 'care_homes' then 'Need and gap: other ways to count'
            else 'Not used'
        end as where_used,
        rate.note,
        rate.source_id,
        2000 + coalesce(service.sort_order, 90) as sort_order
    from mart.usage_rate as rate
    left join mart.service_type as service on rate.service_code = service.service_type_code
    left join mart.service_use as service_use on rate.usage_id = service_use.usage_id
    left join mart.service_use as in_range
        on
            rate.area_code = in_range.council_code
            and rate.service_code = in_range.service_code
            and rate.numerator_unit = in_range.numerator_unit
            and rate.rate_per_100 is not null
),

starting as (
    select
        'scenario-' || default_code as assumption_id,
        'scenario' as kind,
        cast(null as varchar) as area_code,
        default_name as assumption_name,
        coalesce(place, 'every council') as holds_for,
        default_value as value,
        lowest,
        highest,
        unit,
        publication,
        publisher,
        period,
        place,
        source_url,
        status,
        true as is_used,
        'Need and gap: starting value of the scenario' as where_used,
        concat_ws(' ', use, note) as note,
        'reference_scenario_defaults' as source_id,
        3000 as sort_order
    from mart.scenario_default
),

prices as (
    select
        'prices-' || index_code as assumption_id,
        'prices' as kind,
        cast(null as varchar) as area_code,
        any_value(index_name) as assumption_name,
        'financial years ' || min(financial_year) || ' to ' || max(financial_year) as holds_for,
        arg_max(index_value, financial_year) as value,
        null as lowest,
        null as highest,
        'index' as unit,
        null as publication,
        null as publisher,
        max(financial_year) as period,
        null as place,
        null as source_url,
        case when bool_or(is_forecast) then 'partly forecast' else 'official' end as status,
        true as is_used,
        'Money in prices of another year' as where_used,
        case
            when bool_or(is_forecast)
                then 'Forecast from ' || min(financial_year) filter (where is_forecast) || ' on.'
        end as note,
        any_value(source_id) as source_id,
        4000 as sort_order
    from mart.price_index
    group by index_code
),

final as (
    select * from need_rates
    union all
    select * from use_rates
    union all
    select * from starting
    union all
    select * from prices
    order by sort_order, assumption_id
)

select * from final
