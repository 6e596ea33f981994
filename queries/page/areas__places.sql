-- Towns and villages for orientation on the map, the larger first.
-- grain: one row per place
-- key: place_name
-- params: council_code VARCHAR
-- returns: place_name VARCHAR, lon DOUBLE, lat DOUBLE, place_rank INTEGER
select
    place_name,
    lon,
    lat,
    place_rank
from mart.place
where council_code = $council_code
order by place_rank
