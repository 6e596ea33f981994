-- A place named on a council's map lies within the council's bounds.
-- grain: one row per place that breaks the rule
-- params: none
-- returns: council_code VARCHAR, place_name VARCHAR, lon DOUBLE, lat DOUBLE
with

final as (
    select
        place.council_code,
        place.place_name,
        place.lon,
        place.lat
    from mart.place as place
    inner join mart.area as council on place.council_code = council.area_code
    where
        place.lon not between council.lon_min and council.lon_max
        or place.lat not between council.lat_min and council.lat_max
)

select * from final
