-- Ratings of the registered locations of one area, by the areas within it.
-- grain: one row per area and rating class
-- key: group_code, rating_class
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: group_code VARCHAR, group_name VARCHAR, area_level VARCHAR, rating_class VARCHAR,
-- location_count BIGINT, group_count BIGINT, rated_count BIGINT,
-- good_pct DOUBLE
-- note: the areas are of the largest level below the chosen one; areas without a location are
-- left out. A location of which the place is not known stands under not_placed.
with

place as (
    select
        council_code,
        array_position(['district', 'community_area', 'ward', 'msoa', 'lsoa'], area_level)
            as rank
    from mart.area
    where area_code = $area_code
),

level as (
    select
        area.area_level,
        array_position(['district', 'community_area', 'ward', 'msoa', 'lsoa'], area.area_level)
            as rank
    from mart.area as area
    inner join place on area.council_code = place.council_code
    where
        array_position(['district', 'community_area', 'ward', 'msoa', 'lsoa'], area.area_level)
        > least(coalesce(place.rank, 0), 4)
    order by rank
    limit 1
),

chosen as (
    select quality.*
    from mart.location_quality as quality
    inner join mart.location_area as within on quality.location_id = within.location_id
    where
        within.area_code = $area_code
        and ($service_type = '' or list_contains(quality.service_codes, $service_type))
        and ($client_group = '' or list_contains(quality.client_codes, $client_group))
),

parts as (
    select
        area.area_code,
        area.short_name,
        area.area_level,
        inside.location_id
    from mart.area as area
    inner join place on area.council_code = place.council_code
    inner join level on area.area_level = level.area_level
    inner join mart.location_area as inside on area.area_code = inside.area_code
),

grouped as (
    select
        coalesce(parts.area_code, 'not_placed') as group_code,
        coalesce(parts.short_name, 'Place not known') as group_name,
        coalesce(parts.area_level, (select level.area_level from level)) as area_level,
        chosen.rating_class
    from chosen
    left join parts on chosen.location_id = parts.location_id
),

final as (
    select
        group_code,
        group_name,
        area_level,
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
    group by group_code, group_name, area_level, rating_class
    window one_group as (partition by group_code)
    order by
        group_count desc, group_name, group_code,
        array_position(
            [
                'outstanding', 'good', 'requires_improvement', 'inadequate', 'inherited',
                'not_rated', 'no_published_rating', 'not_held'
            ],
            rating_class
        )
)

select * from final
