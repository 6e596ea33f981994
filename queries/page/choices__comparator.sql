-- Places a council is read against: England and its region.
-- grain: one row per comparator
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
select
    area.area_code as code,
    area.area_name as label,
    area.area_level = 'england' as is_default
from mart.area as area
inner join mart.council as council
    on area.area_code = council.region_code or area.area_level = 'england'
where council.council_code = $council_code
order by area.area_level
