-- Latest ratings by location, service group and domain, typed.
-- grain: one row per location, service group, domain and release
-- params: none
-- returns: release_date DATE, location_id VARCHAR, location_name VARCHAR,
--   location_type VARCHAR, inspection_category VARCHAR, is_care_home BOOLEAN,
--   provider_id VARCHAR, provider_name VARCHAR, brand_id VARCHAR, brand_name VARCHAR,
--   postcode VARCHAR, address_line VARCHAR, local_authority VARCHAR, region_name VARCHAR,
--   service_group VARCHAR, domain VARCHAR, rating VARCHAR, published_date DATE,
--   report_type VARCHAR, is_inherited BOOLEAN
with final as (
    select
        cast(release_date as date) as release_date,
        location_id,
        location_name,
        location_type,
        inspection_category,
        is_care_home = 'Y' as is_care_home,
        provider_id,
        provider_name,
        brand_id,
        brand_name,
        postcode,
        address_line,
        local_authority,
        region_name,
        service_group,
        domain,
        rating,
        cast(published_date as date) as published_date,
        report_type,
        is_inherited = 'Y' as is_inherited
    from raw.cqc_latest_ratings
)

select * from final
