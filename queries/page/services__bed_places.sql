-- Where care home beds are: each home of the register, or each neighbourhood's beds of 2022.
-- grain: one row per home or neighbourhood with beds
-- key: place_id
-- params: council_code VARCHAR, supply VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: place_id VARCHAR, place_name VARCHAR, lon DOUBLE, lat DOUBLE, bed_count BIGINT
-- note: a neighbourhood's beds stand in the middle of its older residents. The service type and
-- client group narrow the register only.
with

homes as (
    select
        location.location_id as place_id,
        location.location_name as place_name,
        location.lon,
        location.lat,
        location.bed_count
    from mart.location as location
    where
        $supply = 'register'
        and location.council_code = $council_code
        and location.is_counted
        and location.is_registered
        and location.bed_count > 0
        and location.lon is not null
        and ($service_type = '' or list_contains(location.service_codes, $service_type))
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
),

neighbourhoods as (
    select
        place.place_id,
        area.short_name as place_name,
        place.lon,
        place.lat,
        place.beds as bed_count
    from mart.care_home_place as place
    inner join mart.area as area on place.place_id = area.area_code
    where
        $supply = 'msoa_2022'
        and place.supply = 'msoa_2022'
        and area.council_code = $council_code
),

final as (
    select
        place_id,
        place_name,
        lon,
        lat,
        cast(bed_count as bigint) as bed_count
    from (
        select * from homes
        union all
        select * from neighbourhoods
    ) as places
    order by bed_count desc, place_id
)

select * from final
