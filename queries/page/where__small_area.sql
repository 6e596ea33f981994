-- What kind of area this is: size, surroundings, and deprivation and rural class of a small area.
-- grain: one row, or none when the area is not held
-- params: area_code VARCHAR
-- returns: within_name VARCHAR, lsoa_count INTEGER, area_km2 DOUBLE, imd_decile INTEGER,
-- imd_rank INTEGER, rural_urban_name VARCHAR
select
    within_name,
    lsoa_count,
    area_km2,
    imd_decile,
    imd_rank,
    rural_urban_name
from mart.area
where area_code = $area_code
