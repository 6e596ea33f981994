-- Towns and villages to name on a council's map, typed; rank 1 is named first.
-- grain: one row per council and place
-- key: council_code, place_name
-- params: none
-- returns: council_code VARCHAR, place_name VARCHAR, lon DOUBLE, lat DOUBLE, place_rank INTEGER
with

final as (
    select
        council_code,
        place_name,
        cast(lon as double) as lon,
        cast(lat as double) as lat,
        cast(place_rank as integer) as place_rank
    from raw.council_places
)

select * from final
