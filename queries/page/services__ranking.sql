-- How much of each kind of service in one area would go with each provider.
-- grain: one row per provider and kind of service
-- key: provider_id, service_type_code
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: provider_id VARCHAR, provider_label VARCHAR, service_type_code VARCHAR,
-- service_type_name VARCHAR, is_care_home BOOLEAN, lost_locations BIGINT,
-- location_count BIGINT, location_share_pct DOUBLE, lost_beds BIGINT, bed_count BIGINT,
-- bed_share_pct DOUBLE
-- note: location_count and bed_count are all of that kind in the area. In the order of beds,
-- then of the share of locations.
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

kinds as (
    select
        counted.service_type_code,
        counted.service_type_name,
        counted.is_care_home,
        found.provider_id,
        found.provider_label,
        case when counted.is_care_home then found.bed_count end as beds
    from found
    inner join mart.location_kind as counted
        on found.location_id = counted.location_id and counted.asked_code = $service_type
),

final as (
    select
        provider_id,
        any_value(provider_label) as provider_label,
        service_type_code,
        any_value(service_type_name) as service_type_name,
        any_value(is_care_home) as is_care_home,
        count(*) as lost_locations,
        cast(sum(count(*)) over kind as bigint) as location_count,
        100.0 * count(*) / sum(count(*)) over kind as location_share_pct,
        cast(sum(beds) as bigint) as lost_beds,
        cast(sum(sum(beds)) over kind as bigint) as bed_count,
        100.0 * sum(beds) / nullif(sum(sum(beds)) over kind, 0) as bed_share_pct
    from kinds
    group by provider_id, service_type_code
    window kind as (partition by service_type_code)
    order by
        lost_beds desc nulls last,
        lost_locations desc,
        location_share_pct desc,
        provider_label,
        provider_id
)

select * from final
