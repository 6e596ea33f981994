-- The nearest other locations of the same kind to each location that a leaver has in one area.
-- grain: one row per leaving location and other location
-- key: location_id, other_id
-- params: area_code VARCHAR, leaver VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: location_id VARCHAR, location_name VARCHAR, kind_name VARCHAR, other_id VARCHAR,
-- other_name VARCHAR, other_url VARCHAR, provider_id VARCHAR, provider_label VARCHAR,
-- km DOUBLE, bed_count INTEGER, rating_name VARCHAR, postcode VARCHAR, council_code VARCHAR,
-- is_beyond BOOLEAN
-- note: of another provider where a provider leaves, of any other location where one location
-- does; at most 30 km away as the crow flies, ten for one leaving location, else three for
-- each. is_beyond: in another council.
with

leaving as (
    select
        location.location_id,
        location.location_name,
        location.council_code,
        location.lon,
        location.lat,
        kind.service_type_code as kind,
        kind.service_type_name as kind_name
    from mart.location as location
    inner join mart.location_area as within on location.location_id = within.location_id
    inner join mart.location_kind as kind
        on
            location.location_id = kind.location_id
            and kind.asked_code = $service_type
            and kind.is_first
    where
        within.area_code = $area_code
        and (location.location_id = $leaver or location.provider_id = $leaver)
        and location.lon is not null
        and location.is_counted
        and location.is_registered
        and ($service_type = '' or list_contains(location.service_codes, $service_type))
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
),

pairs as (
    select
        leaving.location_id,
        leaving.location_name,
        leaving.kind_name,
        other.location_id as other_id,
        other.location_name as other_name,
        other.cqc_url as other_url,
        other.provider_id,
        other.provider_label,
        2 * 6371.0088 * asin(
            sqrt(
                pow(sin(radians(other.lat - leaving.lat) / 2), 2)
                + cos(radians(leaving.lat)) * cos(radians(other.lat))
                * pow(sin(radians(other.lon - leaving.lon) / 2), 2)
            )
        ) as km,
        other.bed_count,
        other.postcode,
        other.council_code,
        coalesce(other.council_code, '') != coalesce(leaving.council_code, '') as is_beyond
    from leaving
    inner join mart.location as other
        on
            other.lat between leaving.lat - 0.27 and leaving.lat + 0.27
            and other.lon between leaving.lon - 0.48 and leaving.lon + 0.48
    inner join mart.location_service as service
        on
            other.location_id = service.location_id
            and service.is_main
            and leaving.kind = service.service_type_code
    where
        other.is_counted
        and other.is_registered
        and other.location_id != $leaver
        and other.provider_id != $leaver
),

near as (
    select *
    from pairs
    where km <= 30
    qualify
        row_number() over (partition by location_id order by km, other_id)
        <= case when (select count(*) from leaving) = 1 then 10 else 3 end
),

final as (
    select
        near.location_id,
        near.location_name,
        near.kind_name,
        near.other_id,
        near.other_name,
        near.other_url,
        near.provider_id,
        near.provider_label,
        near.km,
        near.bed_count,
        rating.rating_name,
        near.postcode,
        near.council_code,
        near.is_beyond
    from near
    left join mart.location_rating as rating on near.other_id = rating.location_id
    order by near.location_name, near.location_id, near.km, near.other_id
)

select * from final
