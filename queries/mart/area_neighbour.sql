-- Which areas of one level in one council share an edge; touching at a corner does not count.
-- grain: one row per area and neighbour, each pair once in either direction
-- key: area_code, neighbour_code
-- params: none
-- returns: area_code VARCHAR, neighbour_code VARCHAR
with

final as (
    select
        area_code,
        neighbour_code
    from staging.area_neighbour
    order by area_code, neighbour_code
)

select * from final
