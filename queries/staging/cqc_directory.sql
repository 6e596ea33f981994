-- The weekly care directory, typed.
-- grain: one row per location and release
-- params: none
-- returns: release_date DATE, location_id VARCHAR, location_name VARCHAR, provider_id VARCHAR,
--   provider_name VARCHAR, service_types VARCHAR, specialisms VARCHAR, postcode VARCHAR,
--   address_line VARCHAR, local_authority VARCHAR, region_name VARCHAR, lat DOUBLE, lon DOUBLE,
--   lsoa_code VARCHAR, last_check_date DATE
with final as (
    select
        cast(release_date as date) as release_date,
        location_id,
        location_name,
        provider_id,
        provider_name,
        service_types,
        specialisms,
        postcode,
        address_line,
        local_authority,
        region_name,
        cast(lat as double) as lat,
        cast(lon as double) as lon,
        lsoa_code,
        cast(last_check_date as date) as last_check_date
    from raw.cqc_directory
)

select * from final
