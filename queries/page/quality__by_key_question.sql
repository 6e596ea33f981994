-- Ratings of the registered locations of one area, by CQC's five key questions.
-- grain: one row per question and rating class
-- key: group_code, rating_class
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: group_code VARCHAR, group_name VARCHAR, rating_class VARCHAR,
-- location_count BIGINT, group_count BIGINT, rated_count BIGINT,
-- good_pct DOUBLE
-- note: the overall rating stands first. A location without a rating has none of the questions.
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

asked as (
    select
        unnest([0, 1, 2, 3, 4, 5]) as sort_order,
        unnest(['overall', 'safe', 'effective', 'caring', 'responsive', 'well_led'])
            as group_code,
        unnest(['Overall', 'Safe', 'Effective', 'Caring', 'Responsive', 'Well-led'])
            as group_name,
        unnest([rating_class, safe, effective, caring, responsive, well_led]) as rating_class
    from chosen
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
    from asked
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
