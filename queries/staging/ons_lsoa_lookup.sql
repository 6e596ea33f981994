-- Which ward, MSOA, district, council and region each small area (LSOA) belongs to, typed.
-- grain: one row per LSOA
-- key: lsoa_code
-- params: none
-- returns: lsoa_code VARCHAR, lsoa_name VARCHAR, msoa_code VARCHAR, ward_code VARCHAR,
--   ward_name VARCHAR, district_code VARCHAR, district_name VARCHAR, council_code VARCHAR,
--   region_code VARCHAR, region_name VARCHAR, centroid_lon DOUBLE, centroid_lat DOUBLE,
--   area_km2 DOUBLE
with

final as (
    select
        lsoa_code,
        lsoa_name,
        msoa_code,
        ward_code,
        ward_name,
        district_code,
        district_name,
        council_code,
        region_code,
        region_name,
        cast(centroid_lon as double) as centroid_lon,
        cast(centroid_lat as double) as centroid_lat,
        cast(area_km2 as double) as area_km2
    from raw.ons_lsoa_lookup
)

select * from final
