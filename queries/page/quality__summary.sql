-- Ratings of the registered locations of one area, in numbers.
-- grain: one row for the area
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: location_count BIGINT, rated_count BIGINT, good_count BIGINT, low_count BIGINT,
-- inherited_count BIGINT, not_rated_count BIGINT, no_published_count BIGINT,
-- not_held_count BIGINT, without_count BIGINT, good_pct DOUBLE, dated_count BIGINT,
-- median_age_years DOUBLE, over_5_count BIGINT, rated_before_count BIGINT,
-- rated_once_count BIGINT, source_ids VARCHAR
-- note: an empty service_type or client_group means all. rated are the four ratings that a
-- location was given itself; good_pct is the share of them that are good or outstanding.
-- source_ids are the datasets that the ratings and the list come from, joined by a bar.
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

final as (
    select
        count(*) as location_count,
        count(*) filter (where is_rated) as rated_count,
        count(*) filter (where rating_class in ('outstanding', 'good')) as good_count,
        count(*) filter (where rating_class in ('requires_improvement', 'inadequate'))
            as low_count,
        count(*) filter (where rating_class = 'inherited') as inherited_count,
        count(*) filter (where rating_class = 'not_rated') as not_rated_count,
        count(*) filter (where rating_class = 'no_published_rating') as no_published_count,
        count(*) filter (where rating_class = 'not_held') as not_held_count,
        count(*) filter (where not is_rated) as without_count,
        100.0 * count(*) filter (where rating_class in ('outstanding', 'good'))
        / nullif(count(*) filter (where is_rated), 0) as good_pct,
        count(*) filter (where is_rated and age_years is not null) as dated_count,
        median(age_years) filter (where is_rated) as median_age_years,
        count(*) filter (where age_band = '5_plus') as over_5_count,
        count(*) filter (where is_rated and previous_class is not null) as rated_before_count,
        count(*) filter (where is_rated and previous_class is null) as rated_once_count,
        array_to_string(
            list_sort(
                list_distinct(list_concat(list(rating_source_id), list(list_source_id)))
            ),
            '|'
        ) as source_ids
    from chosen
)

select * from final
