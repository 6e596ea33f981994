-- Providers of one area by size: their locations, homes and beds, and their shares.
-- grain: one row per provider
-- key: provider_id
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: provider_id VARCHAR, provider_label VARCHAR, location_count BIGINT,
-- home_count BIGINT, bed_count BIGINT, location_share_pct DOUBLE, bed_share_pct DOUBLE,
-- largest_home_beds INTEGER, place_names VARCHAR, total_locations BIGINT, total_beds BIGINT
-- note: an empty service_type or client_group means all. Shares are of the locations and beds
-- that fit. The order is that of beds, then of locations. place_names are the locations.
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
        provider_id,
        any_value(provider_label) as provider_label,
        count(*) as location_count,
        count(*) filter (where is_care_home) as home_count,
        cast(sum(bed_count) as bigint) as bed_count,
        100.0 * count(*) / sum(count(*)) over () as location_share_pct,
        100.0 * sum(bed_count) / sum(sum(bed_count)) over () as bed_share_pct,
        max(bed_count) as largest_home_beds,
        string_agg(location_name, ', ' order by bed_count desc nulls last, location_name)
            as place_names,
        cast(sum(count(*)) over () as bigint) as total_locations,
        cast(sum(sum(bed_count)) over () as bigint) as total_beds
    from found
    group by provider_id
    order by bed_count desc nulls last, location_count desc, provider_label, provider_id
)

select * from final
