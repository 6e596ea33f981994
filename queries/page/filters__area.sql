-- The council that an area lies in.
-- grain: one row, or none when no council has the area
-- params: area_code VARCHAR
-- returns: council_code VARCHAR
select council_code
from mart.area
where area_code = $area_code and area_level <> 'council' and council_code is not null
