-- Every measure held for a council in its newest period, beside its region, England, the councils.
-- grain: one row per measure with a value for the council
-- key: measure_code
-- params: council_code VARCHAR
-- returns: measure_code VARCHAR, measure_name VARCHAR, short_name VARCHAR, unit VARCHAR,
--   decimals INTEGER, better VARCHAR, topic VARCHAR, dataset_id VARCHAR,
--   also_dataset_id VARCHAR, sort_order INTEGER, period VARCHAR, value DOUBLE, lower DOUBLE,
--   upper DOUBLE, source_id VARCHAR, england_name VARCHAR, england_value DOUBLE,
--   england_lower DOUBLE, england_upper DOUBLE, region_name VARCHAR, region_value DOUBLE,
--   region_lower DOUBLE, region_upper DOUBLE, council_values DOUBLE[],
--   council_lowers DOUBLE[], council_uppers DOUBLE[], council_codes VARCHAR[]
-- note: a measure that another one held goes on from is left out. council_values are those of
--   all councils in that period, council_codes whose they are.
with

here as (
    select *
    from mart.measure_value
    where area_code = $council_code and value is not null
    qualify period_year = max(period_year) over (partition by measure_code)
),

own as (
    select *
    from here
    where
        measure_code not in (
            select later.continues
            from mart.measure as later
            inner join here as newer on later.measure_code = newer.measure_code
            where later.continues is not null
        )
),

others as (
    select
        found.measure_code,
        any_value(found.area_name) filter (where found.area_code = 'E92000001') as england_name,
        max(found.value) filter (where found.area_code = 'E92000001') as england_value,
        max(found.lower) filter (where found.area_code = 'E92000001') as england_lower,
        max(found.upper) filter (where found.area_code = 'E92000001') as england_upper,
        any_value(found.area_name) filter (where found.area_level = 'region') as region_name,
        max(found.value) filter (where found.area_level = 'region') as region_value,
        max(found.lower) filter (where found.area_level = 'region') as region_lower,
        max(found.upper) filter (where found.area_level = 'region') as region_upper,
        list(found.value order by found.area_code) filter (where found.area_level = 'council')
            as council_values,
        list(found.lower order by found.area_code) filter (where found.area_level = 'council')
            as council_lowers,
        list(found.upper order by found.area_code) filter (where found.area_level = 'council')
            as council_uppers,
        list(found.area_code order by found.area_code) filter (where found.area_level = 'council')
            as council_codes
    from mart.measure_value as found
    inner join own on found.measure_code = own.measure_code and found.period = own.period
    where
        found.value is not null
        and (found.area_level != 'region' or found.region_code = own.region_code)
    group by found.measure_code
)

select
    measure.measure_code,
    measure.measure_name,
    measure.short_name,
    measure.unit,
    measure.decimals,
    measure.better,
    measure.topic,
    measure.dataset_id,
    measure.also_dataset_id,
    measure.sort_order,
    own.period,
    own.value,
    own.lower,
    own.upper,
    own.source_id,
    others.england_name,
    others.england_value,
    others.england_lower,
    others.england_upper,
    others.region_name,
    others.region_value,
    others.region_lower,
    others.region_upper,
    others.council_values,
    others.council_lowers,
    others.council_uppers,
    others.council_codes
from own
inner join mart.measure as measure on own.measure_code = measure.measure_code
inner join others on own.measure_code = others.measure_code
order by measure.sort_order
