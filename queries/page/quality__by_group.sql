-- Ratings of the registered locations of one area, by service, key question or size.
-- grain: one row per group and rating class
-- key: group_code, rating_class
-- params: area_code VARCHAR, breakdown VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: group_code VARCHAR, group_name VARCHAR, rating_class VARCHAR,
-- location_count BIGINT, group_count BIGINT, rated_count BIGINT, good_pct DOUBLE
-- note: breakdown is service, key_question or provider, as in mart.rating_group. group_count is
-- the number of locations of the group, good_pct the share of the rated ones that are good or
-- outstanding. A chosen kind of service that is counted stands alone.
with

chosen as (
    select sorted.*
    from mart.location_quality as quality
    inner join mart.location_area as within on quality.location_id = within.location_id
    -- The council narrows the search: the groups of all of England are many.
    inner join mart.rating_group as sorted
        on
            quality.location_id = sorted.location_id
            and quality.council_code = sorted.council_code
    where
        within.area_code = $area_code
        and sorted.breakdown = $breakdown
        and ($service_type = '' or list_contains(quality.service_codes, $service_type))
        and ($client_group = '' or list_contains(quality.client_codes, $client_group))
),

asked as (
    select *
    from chosen
    where
        $breakdown != 'service'
        or $service_type = ''
        or group_code in ('all', $service_type)
        or $service_type not in (select known.service_type_code from mart.counted_service as known)
),

grouped as (
    select *
    from asked
    where
        group_code != 'all'
        or (select count(distinct others.group_code) from asked as others) != 2
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
