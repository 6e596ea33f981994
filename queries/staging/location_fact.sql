-- What every source says of every location at every date it speaks of.
-- grain: one row per location, source and release
-- params: none
-- returns: location_id VARCHAR, source_id VARCHAR, as_of DATE, said BIGINT,
--   location_name VARCHAR, location_type VARCHAR, inspection_category VARCHAR, status VARCHAR,
--   registered_date DATE, deregistered_date DATE, is_care_home BOOLEAN, bed_count INTEGER,
--   is_dormant BOOLEAN, service_types VARCHAR, specialisms VARCHAR, provider_id VARCHAR,
--   provider_name VARCHAR, brand_id VARCHAR, brand_name VARCHAR, postcode VARCHAR,
--   address_line VARCHAR, local_authority VARCHAR, region_name VARCHAR, lat DOUBLE, lon DOUBLE,
--   lsoa_code VARCHAR, last_inspected_date DATE, is_dual_registered BOOLEAN,
--   primary_location_id VARCHAR
-- note: said orders what is said: by day and, of one day, by the source's precedence. The
--   directories and the ratings list active locations, so a location in them is registered.
with

directory as (
    select
        *,
        'cqc_directory' as source_id,
        1 as precedence,
        'registered' as status
    from staging.cqc_directory
),

latest_ratings as (
    select distinct
        location_id,
        'cqc_latest_ratings' as source_id,
        release_date,
        2 as precedence,
        location_name,
        location_type,
        inspection_category,
        'registered' as status,
        is_care_home,
        provider_id,
        provider_name,
        brand_id,
        brand_name,
        postcode,
        address_line,
        local_authority,
        region_name
    from staging.cqc_latest_ratings
),

active_locations as (
    select
        *,
        'cqc_active_locations' as source_id,
        3 as precedence,
        'registered' as status
    from staging.cqc_active_locations
),

api_locations as (
    select
        *,
        'cqc_api_locations' as source_id,
        4 as precedence,
        lower(registration_status) as status
    from staging.cqc_api_locations
),

deactivated_locations as (
    select
        *,
        'cqc_deactivated_locations' as source_id,
        5 as precedence,
        'deregistered' as status
    from staging.cqc_deactivated_locations
),

everything as (
    select * from directory
    union all by name
    select * from latest_ratings
    union all by name
    select * from active_locations
    union all by name
    select * from api_locations
    union all by name
    select * from deactivated_locations
),

final as (
    select
        location_id,
        source_id,
        release_date as as_of,
        datediff('day', date '1970-01-01', release_date) * 10 + precedence as said,
        location_name,
        location_type,
        inspection_category,
        status,
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
        is_dual_registered,
        primary_location_id
    from everything
)

select * from final
