-- What each provider has of each kind of service in one area, to weigh how few hands hold it.
-- grain: one row per kind of service and provider
-- key: service_type_code, provider_id
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: service_type_code VARCHAR, service_type_name VARCHAR, provider_id VARCHAR,
-- provider_label VARCHAR, location_count BIGINT, bed_count BIGINT
-- note: beds of care homes; NULL for other kinds and where no beds are held. With a chosen kind
-- of service only that one is given, else all that are counted.
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

final as (
    select
        counted.service_type_code,
        counted.service_type_name,
        found.provider_id,
        any_value(found.provider_label) as provider_label,
        count(*) as location_count,
        cast(sum(found.bed_count) filter (where counted.is_care_home) as bigint) as bed_count
    from found
    inner join mart.location_kind as counted
        on found.location_id = counted.location_id and counted.asked_code = $service_type
    group by
        counted.service_type_code,
        counted.service_type_name,
        counted.sort_order,
        found.provider_id
    order by counted.sort_order, location_count desc, found.provider_id
)

select * from final
