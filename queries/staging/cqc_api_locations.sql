-- Locations ever registered, from the API, typed.
-- grain: one row per location and release
-- params: none
-- returns: release_date DATE, location_id VARCHAR, location_name VARCHAR,
--   location_type VARCHAR, inspection_category VARCHAR, registration_status VARCHAR,
--   registered_date DATE, deregistered_date DATE, is_care_home BOOLEAN, bed_count INTEGER,
--   is_dormant BOOLEAN, service_types VARCHAR, specialisms VARCHAR,
--   regulated_activities VARCHAR, provider_id VARCHAR, provider_name VARCHAR, brand_id VARCHAR,
--   brand_name VARCHAR, postcode VARCHAR, address_line VARCHAR, local_authority VARCHAR,
--   region_name VARCHAR, lat DOUBLE, lon DOUBLE, lsoa_code VARCHAR, last_inspected_date DATE
with final as (
    select
        cast(release_date as date) as release_date,
        location_id,
        location_name,
        location_type,
        inspection_category,
        registration_status,
        cast(registered_date as date) as registered_date,
        cast(deregistered_date as date) as deregistered_date,
        is_care_home = 'Y' as is_care_home,
        cast(bed_count as integer) as bed_count,
        is_dormant = 'Y' as is_dormant,
        service_types,
        specialisms,
        regulated_activities,
        provider_id,
        provider_name,
        brand_id,
        brand_name,
        postcode,
        address_line,
        local_authority,
        region_name,
        cast(lat as double) as lat,
        cast(lon as double) as lon,
        lsoa_code,
        cast(last_inspected_date as date) as last_inspected_date
    from raw.cqc_api_locations
)

select * from final
