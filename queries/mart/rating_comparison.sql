-- Ratings in the regions and England, as far as they are held whole, under every filter.
-- grain: one row per region or England, service type, client group and rating class
-- key: area_code, service_type, client_group, rating_class
-- params: none
-- returns: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR, rating_class VARCHAR,
--   is_rated BOOLEAN, location_count BIGINT
-- note: an empty service_type or client_group means all. Counted here once, because a page that
--   counts all of England for every visitor would be slow.
with

by_service as (
    select
        region_code,
        client_codes,
        rating_class,
        is_rated,
        unnest(list_append(service_codes, '')) as service_type
    from mart.location_quality
),

by_client as (
    select
        region_code,
        service_type,
        rating_class,
        is_rated,
        unnest(list_append(coalesce(client_codes, []), '')) as client_group
    from by_service
),

final as (
    select
        place.area_code,
        counted.service_type,
        counted.client_group,
        counted.rating_class,
        counted.is_rated,
        count(*) as location_count
    from by_client as counted
    inner join mart.rating_comparator as place
        on counted.region_code = place.area_code or place.area_level = 'england'
    where place.is_complete
    group by
        place.area_code, counted.service_type, counted.client_group, counted.rating_class,
        counted.is_rated
    order by place.area_code, counted.service_type, counted.client_group, counted.rating_class
)

select * from final
