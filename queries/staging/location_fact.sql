-- What every source says of every location at every date it speaks of.
-- grain: one row per location, source and release
-- params: none
-- returns: location_id VARCHAR, source_id VARCHAR, as_of DATE, precedence INTEGER,
--   location_name VARCHAR, location_type VARCHAR, inspection_category VARCHAR, status VARCHAR,
--   registered_date DATE, deregistered_date DATE, is_care_home BOOLEAN, bed_count INTEGER,
--   is_dormant BOOLEAN, service_types VARCHAR, specialisms VARCHAR, provider_id VARCHAR,
--   provider_name VARCHAR, brand_id VARCHAR, brand_name VARCHAR, postcode VARCHAR,
--   address_line VARCHAR, local_authority VARCHAR, region_name VARCHAR, lat DOUBLE, lon DOUBLE,
--   lsoa_code VARCHAR, last_inspected_date DATE, is_dual_registered BOOLEAN,
--   primary_location_id VARCHAR
-- note: where two sources speak of the same day, the higher precedence is believed. The
--   directories and the ratings list active locations, so a location in them is registered.
with

directory as (
    select
        location_id,
        'cqc_directory' as source_id,
        release_date as as_of,
        1 as precedence,
        location_name,
        cast(null as varchar) as location_type,
        cast(null as varchar) as inspection_category,
        'registered' as status,
        cast(null as date) as registered_date,
        cast(null as date) as deregistered_date,
        cast(null as boolean) as is_care_home,
        cast(null as integer) as bed_count,
        cast(null as boolean) as is_dormant,
        service_types,
        specialisms,
        provider_id,
        provider_name,
        cast(null as varchar) as brand_id,
        cast(null as varchar) as brand_name,
        postcode,
        address_line,
        local_authority,
        region_name,
        lat,
        lon,
        lsoa_code,
        cast(null as date) as last_inspected_date,
        cast(null as boolean) as is_dual_registered,
        cast(null as varchar) as primary_location_id
    from staging.cqc_directory
),

latest_ratings as (
    select distinct
        location_id,
        'cqc_latest_ratings' as source_id,
        release_date as as_of,
        2 as precedence,
        location_name,
        location_type,
        inspection_category,
        'registered' as status,
        cast(null as date) as registered_date,
        cast(null as date) as deregistered_date,
        is_care_home,
        cast(null as integer) as bed_count,
        cast(null as boolean) as is_dormant,
        cast(null as varchar) as service_types,
        cast(null as varchar) as specialisms,
        provider_id,
        provider_name,
        brand_id,
        brand_name,
        postcode,
        address_line,
        local_authority,
        region_name,
        cast(null as double) as lat,
        cast(null as double) as lon,
        cast(null as varchar) as lsoa_code,
        cast(null as date) as last_inspected_date,
        cast(null as boolean) as is_dual_registered,
        cast(null as varchar) as primary_location_id
    from staging.cqc_latest_ratings
),

active_locations as (
    select
        location_id,
        'cqc_active_locations' as source_id,
        release_date as as_of,
        3 as precedence,
        location_name,
        location_type,
        inspection_category,
        'registered' as status,
        registered_date,
        cast(null as date) as deregistered_date,
        is_care_home,
        bed_count,
        is_dormant,
        service_types,
        specialisms,
        provider_id,
        provider_name,
        brand_id,
        brand_name,
        postcode,
        address_line,
        local_authority,
        region_name,
        lat,
        lon,
        cast(null as varchar) as lsoa_code,
        cast(null as date) as last_inspected_date,
        is_dual_registered,
        primary_location_id
    from staging.cqc_active_locations
),

api_locations as (
    select
        location_id,
        'cqc_api_locations' as source_id,
        release_date as as_of,
        4 as precedence,
        location_name,
        location_type,
        inspection_category,
        lower(registration_status) as status,
        registered_date,
        deregistered_date,
        is_care_home,
        bed_count,
        is_dormant,
        service_types,
        specialisms,
        provider_id,
        provider_name,
        brand_id,
        brand_name,
        postcode,
        address_line,
        local_authority,
        region_name,
        lat,
        lon,
        lsoa_code,
        last_inspected_date,
        cast(null as boolean) as is_dual_registered,
        cast(null as varchar) as primary_location_id
    from staging.cqc_api_locations
),

deactivated_locations as (
    select
        location_id,
        'cqc_deactivated_locations' as source_id,
        release_date as as_of,
        5 as precedence,
        location_name,
        location_type,
        inspection_category,
        'deregistered' as status,
        registered_date,
        deregistered_date,
        is_care_home,
        bed_count,
        cast(null as boolean) as is_dormant,
        cast(null as varchar) as service_types,
        cast(null as varchar) as specialisms,
        provider_id,
        provider_name,
        brand_id,
        brand_name,
        postcode,
        address_line,
        local_authority,
        region_name,
        lat,
        lon,
        cast(null as varchar) as lsoa_code,
        cast(null as date) as last_inspected_date,
        cast(null as boolean) as is_dual_registered,
        cast(null as varchar) as primary_location_id
    from staging.cqc_deactivated_locations
),

final as (
    select * from directory
    union all
    select * from latest_ratings
    union all
    select * from active_locations
    union all
    select * from api_locations
    union all
    select * from deactivated_locations
)

select * from final
