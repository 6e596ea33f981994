-- The areas of one council at every level, with the region and country it lies in.
-- grain: one row per area
-- key: area_code
-- params: council_code VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, area_level VARCHAR, parent_code VARCHAR
-- note: region and England are included so that every parent_code but England's can be found
--   among the rows.
with

council as (
    select
        council_code,
        region_code
    from mart.council
    where council_code = $council_code
),

own_areas as (
    select area.*
    from mart.area
    inner join council on area.council_code = council.council_code
),

wider_areas as (
    select area.*
    from mart.area
    inner join council on area.area_code = council.region_code or area.area_level = 'england'
),

all_areas as (
    select * from wider_areas
    union all
    select * from own_areas
),

final as (
    select
        area_code,
        area_name,
        area_level,
        parent_code
    from all_areas
    order by sort_order
)

select * from final
