-- Towns and villages to name on a council's map; rank 1 is named first.
-- grain: one row per council and place
-- key: council_code, place_name
-- params: none
-- returns: council_code VARCHAR, place_name VARCHAR, lon DOUBLE, lat DOUBLE, place_rank INTEGER
with

final as (
    select
        council_code,
        place_name,
        lon,
        lat,
        place_rank
    from staging.council_places
    order by council_code, place_rank, place_name
)

select * from final
