-- The centroid of a small area lies within the bounds of its council.
-- grain: one row per LSOA that breaks the rule
-- params: none
-- returns: council_code VARCHAR, lsoa_code VARCHAR, centroid_lon DOUBLE, centroid_lat DOUBLE
with

final as (
    select
        lsoa.council_code,
        lsoa.lsoa_code,
        lsoa.centroid_lon,
        lsoa.centroid_lat
    from mart.lsoa as lsoa
    inner join mart.area as council on lsoa.council_code = council.area_code
    where
        lsoa.centroid_lon is null
        or lsoa.centroid_lat is null
        or lsoa.centroid_lon not between council.lon_min and council.lon_max
        or lsoa.centroid_lat not between council.lat_min and council.lat_max
)

select * from final
