-- Neighbours are neighbours of each other, of one level and council, and no area is its own.
-- grain: one row per area and neighbour that breaks the rule
-- params: none
-- returns: area_code VARCHAR, neighbour_code VARCHAR
with

neighbours as (
    select * from mart.area_neighbour
),

areas as (
    select * from mart.area
),

fitting as (
    select
        neighbours.area_code,
        neighbours.neighbour_code
    from neighbours
    inner join neighbours as back
        on
            neighbours.area_code = back.neighbour_code
            and neighbours.neighbour_code = back.area_code
    inner join areas as one on neighbours.area_code = one.area_code
    inner join areas as other
        on
            neighbours.neighbour_code = other.area_code
            and one.area_level = other.area_level
            and one.council_code = other.council_code
            and one.area_code <> other.area_code
),

final as (
    select
        neighbours.area_code,
        neighbours.neighbour_code
    from neighbours
    anti join fitting
        on
            neighbours.area_code = fitting.area_code
            and neighbours.neighbour_code = fitting.neighbour_code
)

select * from final
