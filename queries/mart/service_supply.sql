-- What is held of the supply of care homes and extra care, in each area.
-- grain: one row per area and service
-- key: area_code, service_code
-- params: none
-- returns: area_code VARCHAR, area_level VARCHAR, council_code VARCHAR, service_code VARCHAR,
--   supply DOUBLE, home_count BIGINT, unknown_count BIGINT, all_beds DOUBLE, period VARCHAR,
--   source_id VARCHAR
-- note: of a register with beds, supply is the beds of homes that say they serve older people or
--   people with dementia, and all_beds those of every home of the kind; unknown_count are such
--   homes whose beds are not held. care_homes are both kinds together: of the register, or else
--   all homes of the count of 2022, for councils and the areas that neighbourhoods add up to.
--   extra_care are the units that a council's own paper states. No row where nothing is held.
with

listed as (
    select
        council_code,
        strftime(list_date, '%-d %B %Y') as period,
        list_source_id as source_id
    from mart.market_holding
    where has_beds
),

areas as (
    select distinct
        area_code,
        area_level,
        council_code
    from mart.area_lsoa
),

kinds as (
    select unnest(['nursing_home', 'care_home', 'care_homes']) as service_code
),

homes as (
    select
        within.area_code,
        location.council_code,
        service.service_type_code as kind,
        location.bed_count,
        list_has_any(location.client_codes, ['older_people', 'dementia']) as for_older
    from mart.location as location
    inner join mart.location_area as within on location.location_id = within.location_id
    inner join mart.location_service as service
        on location.location_id = service.location_id and service.is_main
    where
        location.is_counted
        and location.is_registered
        and service.service_type_code in ('nursing_home', 'care_home')
),

registered as (
    select
        areas.area_code,
        areas.area_level,
        areas.council_code,
        kinds.service_code,
        cast(coalesce(sum(homes.bed_count) filter (where homes.for_older), 0) as double)
            as supply,
        count(homes.kind) filter (where homes.for_older) as home_count,
        count(homes.kind) filter (where homes.for_older and homes.bed_count is null)
            as unknown_count,
        cast(coalesce(sum(homes.bed_count), 0) as double) as all_beds,
        any_value(listed.period) as period,
        any_value(listed.source_id) as source_id
    from areas
    inner join listed on areas.council_code = listed.council_code
    cross join kinds
    left join homes
        on
            areas.area_code = homes.area_code
            and (kinds.service_code = 'care_homes' or kinds.service_code = homes.kind)
    group by areas.area_code, areas.area_level, areas.council_code, kinds.service_code
),

-- Neighbourhoods that lie wholly inside an area, and whether they make up the whole of it.
inside as (
    select
        within.within_code as area_code,
        beds.area_code as msoa_code,
        beds.home_count,
        beds.bed_count
    from mart.area_within as within
    inner join mart.care_home_beds as beds
        on within.area_code = beds.area_code and beds.area_level = 'msoa'
),

sizes as (
    select
        area_code,
        count(*) as lsoa_count
    from mart.area_lsoa
    group by area_code
),

counted as (
    select
        inside.area_code,
        cast(sum(inside.bed_count) as double) as supply,
        cast(sum(inside.home_count) as bigint) as home_count
    from inside
    inner join sizes as small on inside.msoa_code = small.area_code
    inner join sizes as large on inside.area_code = large.area_code
    group by inside.area_code, large.lsoa_count
    having sum(small.lsoa_count) = large.lsoa_count
),

neighbourhoods as (
    select
        areas.area_code,
        areas.area_level,
        areas.council_code,
        'care_homes' as service_code,
        counted.supply,
        counted.home_count,
        cast(0 as bigint) as unknown_count,
        counted.supply as all_beds,
        '2022' as period,
        'care_home_beds_msoa' as source_id
    from counted
    inner join areas on counted.area_code = areas.area_code
    anti join listed on areas.council_code = listed.council_code
),

stated as (
    select
        council_code as area_code,
        'council' as area_level,
        council_code,
        'extra_care' as service_code,
        max(value) as supply,
        cast(null as bigint) as home_count,
        cast(0 as bigint) as unknown_count,
        max(value) as all_beds,
        arg_max(period, value) as period,
        'council_published_figures' as source_id
    from mart.published_figure
    where
        topic = 'supply'
        and service_types = 'extra_care'
        and unit = 'units'
        and area_name is null
    group by council_code
),

final as (
    select * from registered
    union all
    select * from neighbourhoods
    union all
    select * from stated
    order by council_code, area_level, service_code, area_code
)

select * from final
