-- Every area the dashboard can show, from England down to small areas, with its map bounds.
-- grain: one row per area
-- key: area_code
-- params: none
-- returns: area_code VARCHAR, area_name VARCHAR, area_level VARCHAR, parent_code VARCHAR,
--   council_code VARCHAR, area_label VARCHAR, short_name VARCHAR, lsoa_count INTEGER,
--   area_km2 DOUBLE, lon_min DOUBLE, lat_min DOUBLE, lon_max DOUBLE, lat_max DOUBLE,
--   within_name VARCHAR, imd_decile INTEGER, imd_rank INTEGER, rural_urban_name VARCHAR,
--   is_rural BOOLEAN, sort_order INTEGER
-- note: lsoa_count, area_km2 and the bounds are empty for regions and England, of which only
--   some LSOAs are held. Deprivation and rural class are those of small areas, and of no other
--   level.
with

areas as (
    select * from mart.area_base
),

bounds as (
    select * from staging.area_bounds
),

final as (
    select
        areas.area_code,
        areas.area_name,
        areas.area_level,
        areas.parent_code,
        areas.council_code,
        areas.area_label,
        areas.short_name,
        areas.lsoa_count,
        areas.area_km2,
        bounds.lon_min,
        bounds.lat_min,
        bounds.lon_max,
        bounds.lat_max,
        parents.short_name as within_name,
        lsoa.imd_decile,
        lsoa.imd_rank,
        lsoa.rural_urban_name,
        lsoa.is_rural,
        areas.sort_order
    from areas
    left join bounds on areas.area_code = bounds.area_code
    left join areas as parents on areas.parent_code = parents.area_code
    left join mart.lsoa on areas.area_code = lsoa.lsoa_code
    order by areas.council_code nulls first, areas.sort_order
)

select * from final
