-- Ratings of the registered locations of one area, by size of provider and of care home.
-- grain: one row per size and rating class
-- key: group_code, rating_class
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: group_code VARCHAR, group_name VARCHAR, group_kind VARCHAR, rating_class VARCHAR,
-- location_count BIGINT, group_count BIGINT, rated_count BIGINT,
-- good_pct DOUBLE
-- note: group_kind is provider or home. A provider's size is the number of its registered
-- locations in the lists held of the same day; its locations elsewhere are not held unless a
-- national list is.
with

chosen as (
    select quality.*
    from mart.location_quality as quality
    inner join mart.location_area as within on quality.location_id = within.location_id
    where
        within.area_code = $area_code
        and ($service_type = '' or list_contains(quality.service_codes, $service_type))
        and ($client_group = '' or list_contains(quality.client_codes, $client_group))
),

sizes as (
    select
        unnest(['1', '2_4', '5_plus', 'not_stated']) as band,
        unnest(
            [
                'Provider of 1 location',
                'Provider of 2 to 4 locations',
                'Provider of 5 or more',
                'Provider not stated'
            ]
        ) as group_name,
        unnest([1, 2, 3, 4]) as sort_order,
        'provider' as group_kind
    union all
    select
        unnest(['small', 'medium', 'large', 'not_stated']) as band,
        unnest(
            [
                'Care home of up to 10 beds',
                'Care home of 11 to 49 beds',
                'Care home of 50 beds or more',
                'Care home, beds not stated'
            ]
        ) as group_name,
        unnest([5, 6, 7, 8]) as sort_order,
        'home' as group_kind
),

grouped as (
    select
        sizes.group_kind || '_' || sizes.band as group_code,
        sizes.group_name,
        sizes.group_kind,
        sizes.sort_order,
        chosen.rating_class
    from chosen
    inner join sizes
        on
            (sizes.group_kind = 'provider' and chosen.provider_band = sizes.band)
            or (sizes.group_kind = 'home' and chosen.home_band = sizes.band)
),

final as (
    select
        group_code,
        group_name,
        group_kind,
        rating_class,
        count(*) as location_count,
        cast(sum(count(*)) over one_group as bigint) as group_count,
        cast(
            sum(
                count(*) filter (
                    where rating_class in (
                        'outstanding', 'good', 'requires_improvement', 'inadequate'
                    )
                )
            ) over one_group
            as bigint
        ) as rated_count,
        100.0 * sum(count(*) filter (where rating_class in ('outstanding', 'good'))) over one_group
        / nullif(rated_count, 0) as good_pct
    from grouped
    group by group_code, group_name, group_kind, sort_order, rating_class
    window one_group as (partition by group_code)
    order by
        sort_order,
        array_position(
            [
                'outstanding', 'good', 'requires_improvement', 'inadequate', 'inherited',
                'not_rated', 'no_published_rating', 'not_held'
            ],
            rating_class
        )
)

select * from final
