-- Areas within one council, for the searchable list.
-- grain: one row per area below the council
-- key: area_code
-- params: council_code VARCHAR
-- returns: area_code VARCHAR, area_label VARCHAR, area_level VARCHAR
select
    area_code,
    area_label,
    area_level
from mart.area
where council_code = $council_code and area_level <> 'council'
order by sort_order
