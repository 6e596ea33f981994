-- Registered locations, providers and beds of one area by kind of service.
-- grain: one row per kind of service
-- key: service_type_code
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: service_type_code VARCHAR, service_type_name VARCHAR, is_care_home BOOLEAN,
-- location_count BIGINT, provider_count BIGINT, bed_count BIGINT, share_pct DOUBLE,
-- beds_unknown BIGINT
-- note: a location with several kinds of service is counted under each. Beds are of care homes;
-- NULL where none is held. share_pct is of all locations that fit. beds_unknown counts care
-- homes whose beds are not held.
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

everything as (
    select count(*) as location_count
    from found
),

final as (
    select
        counted.service_type_code,
        counted.service_type_name,
        counted.is_care_home,
        count(*) as location_count,
        count(distinct found.provider_id) as provider_count,
        cast(sum(found.bed_count) filter (where counted.is_care_home) as bigint) as bed_count,
        100.0 * count(*) / any_value(everything.location_count) as share_pct,
        count(*) filter (where counted.is_care_home and found.bed_count is null) as beds_unknown
    from found
    cross join everything
    inner join mart.location_kind as counted
        on found.location_id = counted.location_id and counted.asked_code = ''
    group by
        counted.service_type_code,
        counted.service_type_name,
        counted.is_care_home,
        counted.sort_order
    order by counted.sort_order
)

select * from final
