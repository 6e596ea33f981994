-- A council or an area within one, with its council, region and where it lies on the map.
-- grain: one row per area
-- params: area_code VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, short_name VARCHAR, area_label VARCHAR,
-- area_level VARCHAR, parent_code VARCHAR, council_code VARCHAR, council_name VARCHAR,
-- council_slug VARCHAR, region_code VARCHAR, region_name VARCHAR, map_level VARCHAR,
-- lon_min DOUBLE, lat_min DOUBLE, lon_max DOUBLE, lat_max DOUBLE
select
    area.area_code,
    area.area_name,
    area.short_name,
    area.area_label,
    area.area_level,
    area.parent_code,
    council.council_code,
    council.council_name,
    council.council_slug,
    council.region_code,
    council.region_name,
    council.map_level,
    area.lon_min,
    area.lat_min,
    area.lon_max,
    area.lat_max
from mart.area as area
inner join mart.council as council on area.council_code = council.council_code
where area.area_code = $area_code
