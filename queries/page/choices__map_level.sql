-- Levels at which a council's map can be drawn; it opens at the level the council names.
-- grain: one row per area level
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
select
    shape.area_level as code,
    case shape.area_level
        when 'lsoa' then 'Small areas (LSOA)'
        when 'msoa' then 'Neighbourhoods (MSOA)'
        when 'ward' then 'Wards of 2017'
        when 'community_area' then 'Community areas'
        when 'district' then 'Districts'
        when 'council' then 'Whole council'
    end as label,
    shape.area_level = council.map_level as is_default
from meta.shape as shape
inner join mart.council as council on shape.council_code = council.council_code
where shape.council_code = $council_code
order by
    array_position(
        ['lsoa', 'msoa', 'ward', 'community_area', 'district', 'council'], shape.area_level
    )
