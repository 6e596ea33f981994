-- From the rating before to the rating now: registered locations of one area.
-- grain: one row per pair of ratings
-- key: previous_class, current_class
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: previous_class VARCHAR, current_class VARCHAR, way VARCHAR, location_count BIGINT
-- note: only locations that were given two ratings themselves; the one before is the newest
-- earlier one on the scale of four. way is rose, same or fell.
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

pairs as (
    select
        previous_class,
        rating_class as current_class,
        array_position(
            ['outstanding', 'good', 'requires_improvement', 'inadequate'], previous_class
        ) as previous_place,
        array_position(
            ['outstanding', 'good', 'requires_improvement', 'inadequate'], rating_class
        ) as current_place
    from chosen
    where is_rated and previous_class is not null
),

final as (
    select
        previous_class,
        current_class,
        case
            when current_place < previous_place then 'rose'
            when current_place > previous_place then 'fell'
            else 'same'
        end as way,
        count(*) as location_count
    from pairs
    group by previous_class, current_class, previous_place, current_place
    order by previous_place, current_place
)

select * from final
