-- Every location once: for each field the newest that any source says.
-- grain: one row per location
-- params: none
-- returns: location_id VARCHAR, source_id VARCHAR, as_of DATE, status VARCHAR,
--   deregistered_date DATE, location_name VARCHAR, location_type VARCHAR,
--   inspection_category VARCHAR, registered_date DATE, is_care_home BOOLEAN, bed_count INTEGER,
--   is_dormant BOOLEAN, service_types VARCHAR, specialisms VARCHAR, provider_id VARCHAR,
--   provider_name VARCHAR, brand_id VARCHAR, brand_name VARCHAR, postcode VARCHAR,
--   address_line VARCHAR, local_authority VARCHAR, region_name VARCHAR, lat DOUBLE, lon DOUBLE,
--   lsoa_code VARCHAR, last_inspected_date DATE, is_dual_registered BOOLEAN,
--   primary_location_id VARCHAR
-- note: source_id and as_of are those of the status. A location registered again has no date
--   of deregistration. arg_max passes over what a source does not say.
with

newest as (
    select
        location_id,
        arg_max(source_id, said) as source_id,
        max(as_of) as as_of,
        arg_max(status, said) as status,
        arg_max(deregistered_date, said) as deregistered_date,
        arg_max(location_name, said) as location_name,
        arg_max(location_type, said) as location_type,
        arg_max(inspection_category, said) as inspection_category,
        arg_max(registered_date, said) as registered_date,
        arg_max(is_care_home, said) as is_care_home,
        arg_max(bed_count, said) as bed_count,
        arg_max(is_dormant, said) as is_dormant,
        arg_max(service_types, said) as service_types,
        arg_max(specialisms, said) as specialisms,
        arg_max(provider_id, said) as provider_id,
        arg_max(provider_name, said) as provider_name,
        arg_max(brand_id, said) as brand_id,
        arg_max(brand_name, said) as brand_name,
        arg_max(postcode, said) as postcode,
        arg_max(address_line, said) as address_line,
        arg_max(local_authority, said) as local_authority,
        arg_max(region_name, said) as region_name,
        arg_max(lat, said) as lat,
        arg_max(lon, said) as lon,
        arg_max(lsoa_code, said) as lsoa_code,
        arg_max(last_inspected_date, said) as last_inspected_date,
        arg_max(is_dual_registered, said) as is_dual_registered,
        arg_max(primary_location_id, said) as primary_location_id
    from staging.location_fact
    group by location_id
),

final as (
    select
        * replace (
            case status when 'deregistered' then deregistered_date end as deregistered_date
        )
    from newest
)

select * from final
