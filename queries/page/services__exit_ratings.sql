-- Ratings of the leaver's kinds of service in one area, as they are and without the leaver.
-- grain: one row per rating class, before and after
-- key: is_after, rating_class
-- params: area_code VARCHAR, leaver VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: is_after BOOLEAN, rating_class VARCHAR, rating_name VARCHAR, location_count BIGINT,
-- source_id VARCHAR
with

found as (
    select
        location.*,
        location.location_id = $leaver or location.provider_id = $leaver as is_leaving
    from mart.location as location
    inner join mart.location_area as within on location.location_id = within.location_id
    where
        within.area_code = $area_code
        and location.is_counted
        and location.is_registered
        and ($service_type = '' or list_contains(location.service_codes, $service_type))
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
),

kinds as (
    select
        found.location_id,
        found.is_leaving,
        counted.service_type_code
    from found
    inner join mart.location_kind as counted
        on found.location_id = counted.location_id and counted.asked_code = $service_type
),

alike as (
    select
        found.location_id,
        found.is_leaving,
        rating.rating_class,
        rating.rating_name,
        rating.rating_order,
        rating.source_id
    from found
    inner join mart.location_rating as rating on found.location_id = rating.location_id
    where found.location_id in (
        select kinds.location_id
        from kinds
        where kinds.service_type_code in (
            select going.service_type_code
            from kinds as going
            where going.is_leaving
        )
    )
),

both_times as (
    select
        false as is_after,
        *
    from alike
    union all
    select
        true as is_after,
        *
    from alike
    where not is_leaving
),

final as (
    select
        is_after,
        rating_class,
        min(rating_name) as rating_name,
        count(*) as location_count,
        any_value(source_id) as source_id
    from both_times
    group by is_after, rating_class
    order by is_after, min(rating_order), rating_class
)

select * from final
