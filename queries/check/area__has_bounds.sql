-- Every area from council down has bounds on the map, the larger value after the smaller.
-- grain: one row per area that breaks the rule
-- params: none
-- returns: area_code VARCHAR, area_level VARCHAR, lon_min DOUBLE, lat_min DOUBLE,
--   lon_max DOUBLE, lat_max DOUBLE
-- note: a council without small areas has no shape and so no bounds.
with

final as (
    select
        area_code,
        area_level,
        lon_min,
        lat_min,
        lon_max,
        lat_max
    from mart.area
    where lsoa_count > 0 and (lon_min < lon_max and lat_min < lat_max) is not true
)

select * from final
