-- Ratings of the registered locations of one area, by kind of service.
-- grain: one row per kind of service and rating class
-- key: group_code, rating_class
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: group_code VARCHAR, group_name VARCHAR, rating_class VARCHAR,
-- location_count BIGINT, group_count BIGINT, rated_count BIGINT,
-- good_pct DOUBLE
-- note: a location with several kinds of service counts in each, and once in all. group_count
-- is the number of locations of the kind, good_pct the share of the rated ones that are good or
-- outstanding. A chosen kind that is counted stands alone.
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

kinds as (
    select
        unnest(main_codes) as group_code,
        rating_class
    from chosen
),

typed as (
    select
        kinds.group_code,
        counted.service_type_name as group_name,
        counted.sort_order,
        kinds.rating_class
    from kinds
    inner join mart.counted_service as counted on kinds.group_code = counted.service_type_code
    where
        $service_type = ''
        or kinds.group_code = $service_type
        or $service_type not in (select known.service_type_code from mart.counted_service as known)
),

grouped as (
    select
        'all' as group_code,
        'All kinds of service' as group_name,
        0 as sort_order,
        rating_class
    from chosen
    where (select count(distinct typed.group_code) from typed) != 1
    union all
    select * from typed
),

final as (
    select
        group_code,
        group_name,
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
    group by group_code, group_name, sort_order, rating_class
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
