-- Active locations of the directory with filters, typed.
-- grain: one row per location and release
-- params: none
-- returns: release_date DATE, location_id VARCHAR, location_name VARCHAR,
--   location_type VARCHAR, inspection_category VARCHAR, registered_date DATE,
--   is_care_home BOOLEAN, bed_count INTEGER, is_dormant BOOLEAN, service_types VARCHAR,
--   specialisms VARCHAR, regulated_activities VARCHAR, provider_id VARCHAR,
--   provider_name VARCHAR, brand_id VARCHAR, brand_name VARCHAR, ownership_type VARCHAR,
--   postcode VARCHAR, address_line VARCHAR, local_authority VARCHAR, region_name VARCHAR,
--   lat DOUBLE, lon DOUBLE, overall_rating VARCHAR, rating_published_date DATE,
--   is_inherited_rating BOOLEAN, is_dual_registered BOOLEAN, primary_location_id VARCHAR
with final as (
    select
        cast(release_date as date) as release_date,
        location_id,
        location_name,
        location_type,
        inspection_category,
        cast(registered_date as date) as registered_date,
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
        ownership_type,
        postcode,
        address_line,
        local_authority,
        region_name,
        cast(lat as double) as lat,
        cast(lon as double) as lon,
        overall_rating,
        cast(rating_published_date as date) as rating_published_date,
        is_inherited_rating = 'Y' as is_inherited_rating,
        is_dual_registered = 'Y' as is_dual_registered,
        primary_location_id
    from raw.cqc_active_locations
)

select * from final
