-- Deactivated locations, typed.
-- grain: one row per location and release
-- params: none
-- returns: release_date DATE, location_id VARCHAR, location_name VARCHAR,
--   location_type VARCHAR, inspection_category VARCHAR, location_status VARCHAR,
--   registered_date DATE, deregistered_date DATE, is_care_home BOOLEAN, bed_count INTEGER,
--   provider_id VARCHAR, provider_name VARCHAR, brand_id VARCHAR, brand_name VARCHAR,
--   postcode VARCHAR, address_line VARCHAR, local_authority VARCHAR, region_name VARCHAR,
--   lat DOUBLE, lon DOUBLE, overall_rating VARCHAR, rating_published_date DATE,
--   is_inherited_rating BOOLEAN
with final as (
    select
        cast(release_date as date) as release_date,
        location_id,
        location_name,
        location_type,
        inspection_category,
        location_status,
        cast(registered_date as date) as registered_date,
        cast(deregistered_date as date) as deregistered_date,
        is_care_home = 'Y' as is_care_home,
        cast(bed_count as integer) as bed_count,
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
        overall_rating,
        cast(rating_published_date as date) as rating_published_date,
        is_inherited_rating = 'Y' as is_inherited_rating
    from raw.cqc_deactivated_locations
)

select * from final
