-- Ratings in one area, its council, and the region and England where they are held.
-- grain: one row per place and rating class
-- key: group_code, rating_class
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: group_code VARCHAR, group_name VARCHAR, area_level VARCHAR, rating_class VARCHAR,
-- location_count BIGINT, group_count BIGINT, rated_count BIGINT, good_pct DOUBLE
-- note: a region or England is given only when every council in it is held. good_pct is the
-- share of the rated that are good or outstanding.
with

place as (
    select
        own.area_code,
        own.short_name,
        own.area_level,
        council.council_code,
        council.council_name,
        council.region_code
    from mart.area as own
    inner join mart.council as council on own.council_code = council.council_code
    where own.area_code = $area_code
),

own_places as (
    select
        area_code,
        short_name as group_name,
        area_level,
        1 as place_order
    from place
    union all
    select
        council_code as area_code,
        council_name as group_name,
        'council' as area_level,
        2 as place_order
    from place
    where area_code != council_code
),

own_counts as (
    select
        own_places.area_code as group_code,
        own_places.group_name,
        own_places.area_level,
        own_places.place_order,
        quality.rating_class,
        quality.is_rated,
        count(*) as location_count
    from own_places
    inner join mart.location_area as within on own_places.area_code = within.area_code
    inner join mart.location_quality as quality on within.location_id = quality.location_id
    where
        ($service_type = '' or list_contains(quality.service_codes, $service_type))
        and ($client_group = '' or list_contains(quality.client_codes, $client_group))
    group by
        own_places.area_code, own_places.group_name, own_places.area_level,
        own_places.place_order, quality.rating_class, quality.is_rated
),

other_counts as (
    select
        other.area_code as group_code,
        other.area_name as group_name,
        other.area_level,
        if(other.area_level = 'region', 3, 4) as place_order,
        counted.rating_class,
        counted.is_rated,
        counted.location_count
    from mart.rating_comparator as other
    inner join place on other.area_code = place.region_code or other.area_level = 'england'
    inner join mart.rating_comparison as counted on other.area_code = counted.area_code
    where counted.service_type = $service_type and counted.client_group = $client_group
),

counted as (
    select * from own_counts
    union all
    select * from other_counts
),

final as (
    select
        group_code,
        group_name,
        area_level,
        rating_class,
        location_count,
        cast(sum(location_count) over one_place as bigint) as group_count,
        cast(coalesce(sum(location_count) filter (where is_rated) over one_place, 0) as bigint)
            as rated_count,
        100.0 * sum(location_count) filter (where rating_class in ('outstanding', 'good'))
            over one_place
        / nullif(sum(location_count) filter (where is_rated) over one_place, 0) as good_pct
    from counted
    window one_place as (partition by group_code)
    order by
        place_order,
        array_position(
            [
                'outstanding', 'good', 'requires_improvement', 'inadequate', 'inherited',
                'not_rated', 'no_published_rating', 'not_held'
            ],
            rating_class
        )
)

select * from final
