-- What kind of area this is: size, what it lies in, and deprivation and rural class of a small
-- area.
-- grain: one row, or none when the area is not held
-- params: area_code VARCHAR
-- returns: within_name VARCHAR, lsoa_count INTEGER, area_km2 DOUBLE, imd_decile INTEGER,
-- imd_rank INTEGER, rural_urban_name VARCHAR
select
    parent.short_name as within_name,
    area.lsoa_count,
    area.area_km2,
    lsoa.imd_decile,
    lsoa.imd_rank,
    lsoa.rural_urban_name
from mart.area as area
left join mart.area as parent on area.parent_code = parent.area_code
left join mart.lsoa as lsoa on area.area_code = lsoa.lsoa_code
where area.area_code = $area_code
