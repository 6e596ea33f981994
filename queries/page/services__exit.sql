-- What one area would lose if a provider or location left, by kind of service.
-- grain: one row per kind of service the leaver has in the area
-- key: service_type_code
-- params: area_code VARCHAR, leaver VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: service_type_code VARCHAR, service_type_name VARCHAR, is_care_home BOOLEAN,
-- lost_locations BIGINT, location_count BIGINT, location_share_pct DOUBLE, lost_beds BIGINT,
-- bed_count BIGINT, bed_share_pct DOUBLE
-- note: leaver is CQC's id of a provider or of a location. Beds are of care homes, NULL where
-- none is held. A location of several kinds counts in each, but only the chosen kind is given.
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

final as (
    select
        counted.service_type_code,
        counted.service_type_name,
        counted.is_care_home,
        count(*) filter (where found.is_leaving) as lost_locations,
        count(*) as location_count,
        100.0 * count(*) filter (where found.is_leaving) / count(*) as location_share_pct,
        cast(
            sum(found.bed_count) filter (where found.is_leaving and counted.is_care_home) as bigint
        ) as lost_beds,
        cast(sum(found.bed_count) filter (where counted.is_care_home) as bigint) as bed_count,
        100.0 * sum(found.bed_count) filter (where found.is_leaving and counted.is_care_home)
        / nullif(sum(found.bed_count), 0) as bed_share_pct
    from found
    inner join mart.location_kind as counted
        on found.location_id = counted.location_id and counted.asked_code = $service_type
    group by
        counted.service_type_code,
        counted.service_type_name,
        counted.is_care_home,
        counted.sort_order
    having count(*) filter (where found.is_leaving) > 0
    order by counted.sort_order
)

select * from final
