-- The groups that ratings are counted in: kinds of service, key questions, sizes.
-- grain: one row per registered and counted location, way of grouping and group
-- key: location_id, breakdown, group_code
-- params: none
-- returns: council_code VARCHAR, location_id VARCHAR, breakdown VARCHAR, group_code VARCHAR,
--   group_name VARCHAR, sort_order INTEGER, rating_class VARCHAR
-- note: breakdown is service, key_question or provider. A location stands in each of its kinds of
--   service, and once in all. The overall rating stands before the five key questions. By
--   provider is by its size, the number of its registered locations in the lists held of the
--   same day (its locations elsewhere are not held unless a national list is), and for a care
--   home by the home's size too.
with

kinds as (
    select
        council_code,
        location_id,
        unnest(main_codes) as group_code,
        rating_class
    from mart.location_quality
),

services as (
    select
        council_code,
        location_id,
        'service' as breakdown,
        'all' as group_code,
        'All kinds of service' as group_name,
        0 as sort_order,
        rating_class
    from mart.location_quality
    union all
    select
        kinds.council_code,
        kinds.location_id,
        'service' as breakdown,
        kinds.group_code,
        counted.service_type_name as group_name,
        counted.sort_order,
        kinds.rating_class
    from kinds
    inner join mart.counted_service as counted on kinds.group_code = counted.service_type_code
),

questions as (
    select
        council_code,
        location_id,
        'key_question' as breakdown,
        unnest(['overall', 'safe', 'effective', 'caring', 'responsive', 'well_led'])
            as group_code,
        unnest(['Overall', 'Safe', 'Effective', 'Caring', 'Responsive', 'Well-led'])
            as group_name,
        unnest([0, 1, 2, 3, 4, 5]) as sort_order,
        unnest([rating_class, safe, effective, caring, responsive, well_led]) as rating_class
    from mart.location_quality
),

sizes as (
    select
        unnest(['1', '2_4', '5_plus', 'not_stated']) as provider_band,
        null as home_band,
        unnest(
            [
                'Provider of 1 location',
                'Provider of 2 to 4 locations',
                'Provider of 5 or more',
                'Provider not stated'
            ]
        ) as group_name,
        unnest([1, 2, 3, 4]) as sort_order
    union all
    select
        null as provider_band,
        unnest(['small', 'medium', 'large', 'not_stated']) as home_band,
        unnest(
            [
                'Care home of up to 10 beds',
                'Care home of 11 to 49 beds',
                'Care home of 50 beds or more',
                'Care home, beds not stated'
            ]
        ) as group_name,
        unnest([5, 6, 7, 8]) as sort_order
),

providers as (
    select
        quality.council_code,
        quality.location_id,
        'provider' as breakdown,
        coalesce('provider_' || sizes.provider_band, 'home_' || sizes.home_band) as group_code,
        sizes.group_name,
        sizes.sort_order,
        quality.rating_class
    from mart.location_quality as quality
    inner join sizes
        on quality.provider_band = sizes.provider_band or quality.home_band = sizes.home_band
),

grouped as (
    select * from services
    union all
    select * from questions
    union all
    select * from providers
),

final as (
    select
        council_code,
        location_id,
        breakdown,
        group_code,
        group_name,
        cast(sort_order as integer) as sort_order,
        rating_class
    from grouped
    order by council_code, breakdown, location_id, group_code
)

select * from final
