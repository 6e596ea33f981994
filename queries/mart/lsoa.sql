-- Every small area (LSOA) with the areas it lies in, its deprivation and how rural it is.
-- grain: one row per LSOA
-- key: lsoa_code
-- params: none
-- returns: lsoa_code VARCHAR, lsoa_name VARCHAR, msoa_code VARCHAR, ward_code VARCHAR,
--   district_code VARCHAR, community_area_code VARCHAR, council_code VARCHAR,
--   region_code VARCHAR, rural_urban_name VARCHAR, is_rural BOOLEAN, imd_rank INTEGER,
--   imd_decile INTEGER, area_km2 DOUBLE, centroid_lon DOUBLE, centroid_lat DOUBLE
-- note: district_code repeats council_code where the council is its own district;
--   community_area_code is empty where the council draws no community areas.
with

lookup as (
    select * from staging.ons_lsoa_lookup
),

community_areas as (
    select
        lsoa_code,
        council_code || '-' || community_area_slug as community_area_code
    from staging.council_community_areas
),

rural_urban as (
    select * from staging.ons_rural_urban_2011
),

deprivation as (
    select * from staging.mhclg_imd_2019
),

final as (
    select
        lookup.lsoa_code,
        lookup.lsoa_name,
        lookup.msoa_code,
        lookup.ward_code,
        lookup.district_code,
        community_areas.community_area_code,
        lookup.council_code,
        lookup.region_code,
        rural_urban.rural_urban_name,
        rural_urban.rural_urban_name like 'Rural%' as is_rural,
        deprivation.imd_rank,
        deprivation.imd_decile,
        lookup.area_km2,
        lookup.centroid_lon,
        lookup.centroid_lat
    from lookup
    left join community_areas on lookup.lsoa_code = community_areas.lsoa_code
    left join rural_urban on lookup.lsoa_code = rural_urban.lsoa_code
    left join deprivation on lookup.lsoa_code = deprivation.lsoa_code
    order by lookup.council_code, lookup.lsoa_code
)

select * from final
