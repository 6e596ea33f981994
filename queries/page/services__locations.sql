-- Registered locations of one area, of one kind of service and for one group of people.
-- grain: one row per location
-- key: location_id
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: location_id VARCHAR, location_name VARCHAR, cqc_url VARCHAR, service_names VARCHAR,
-- kind VARCHAR, client_names VARCHAR, specialisms VARCHAR, bed_count INTEGER,
-- rating_class VARCHAR, rating_name VARCHAR, rating_date DATE, provider_id VARCHAR,
-- provider_label VARCHAR, postcode VARCHAR, area_name VARCHAR, registered_date DATE,
-- lon DOUBLE, lat DOUBLE, source_id VARCHAR, rating_source_id VARCHAR
-- note: an empty service_type or client_group means all. A location may have several kinds of
-- service; kind is the first, by which a map colours it. area_name is its neighbourhood.
with

found as (
    select location.*
    from mart.location as location
    inner join mart.location_area as within on location.location_id = within.location_id
    where
        within.area_code = $area_code
        and location.is_counted
        and location.is_registered
        and ($service_type = '' or list_contains(location.service_codes, $service_type))
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
),

codes as (
    select
        location_id,
        unnest(client_codes) as client_group_code
    from found
),

served as (
    select
        codes.location_id,
        string_agg(named.client_group_name, ', ' order by named.sort_order) as client_names
    from codes
    inner join mart.client_group as named
        on codes.client_group_code = named.client_group_code
    where codes.client_group_code != 'all_adults'
    group by codes.location_id
),

final as (
    select
        found.location_id,
        found.location_name,
        found.cqc_url,
        found.service_names,
        string_split(found.service_types, '|')[1] as kind,
        served.client_names,
        replace(found.specialisms, '|', ', ') as specialisms,
        found.bed_count,
        rating.rating_class,
        rating.rating_name,
        rating.published_date as rating_date,
        found.provider_id,
        found.provider_label,
        found.postcode,
        area.short_name as area_name,
        found.registered_date,
        found.lon,
        found.lat,
        found.source_id,
        rating.source_id as rating_source_id
    from found
    left join mart.location_rating as rating on found.location_id = rating.location_id
    left join mart.lsoa as small on found.lsoa_code = small.lsoa_code
    left join mart.area as area on small.msoa_code = area.area_code
    left join served on found.location_id = served.location_id
    order by found.bed_count desc nulls last, found.location_name, found.location_id
)

select * from final
