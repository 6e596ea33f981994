-- What each council is set beside: itself, its region and England.
-- grain: one row per council and area
-- key: council_code, area_code
-- params: none
-- returns: council_code VARCHAR, area_code VARCHAR, area_level VARCHAR, area_order INTEGER
-- note: area_level is council, region or england, area_order 1, 2 or 3. A council whose region
--   is not known has no row of a region.
with

every as (
    select
        council_code,
        unnest([council_code, region_code, 'E92000001']) as area_code,
        unnest(['council', 'region', 'england']) as area_level,
        unnest([1, 2, 3]) as area_order
    from mart.council
),

final as (
    select
        council_code,
        area_code,
        area_level,
        area_order
    from every
    where area_code is not null
    order by council_code, area_order
)

select * from final
