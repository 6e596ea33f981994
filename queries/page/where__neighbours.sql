-- Areas of the same level that share a border with an area, with their older residents.
-- grain: one row per adjoining area
-- key: area_code
-- params: area_code VARCHAR, age_group VARCHAR, mid_year INTEGER
-- returns: area_code VARCHAR, short_name VARCHAR, people BIGINT, share_pct DOUBLE
select
    neighbour.neighbour_code as area_code,
    area.short_name,
    population.people,
    population.share_pct
from mart.area_neighbour as neighbour
inner join mart.area as area on neighbour.neighbour_code = area.area_code
left join mart.area_population as population
    on
        neighbour.neighbour_code = population.area_code
        and population.age_group = $age_group
        and population.mid_year = $mid_year
where neighbour.area_code = $area_code
order by population.share_pct desc, area.short_name
