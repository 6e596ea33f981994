-- Small areas in five equal groups by how close together people live, with the older share of each.
-- grain: one row per fifth of small areas
-- key: density_fifth
-- params: council_code VARCHAR, age_group VARCHAR, mid_year INTEGER
-- returns: density_fifth INTEGER, lsoa_count BIGINT, people BIGINT, group_people BIGINT,
-- share_pct DOUBLE, people_per_km2 DOUBLE, council_share_pct DOUBLE
-- note: fifth 1 is where people live furthest apart, fifth 5 closest together; fifths have equal
-- numbers of small areas, give or take one.
with small_areas as (
    select
        population.area_code,
        area.area_km2,
        population.all_people as people,
        population.people as group_people,
        population.all_people / area.area_km2 as density
    from mart.area_population as population
    inner join mart.area as area on population.area_code = area.area_code
    where
        population.council_code = $council_code
        and population.area_level = 'lsoa'
        and population.mid_year = $mid_year
        and population.age_group = $age_group
),

fifths as (
    select
        *,
        ntile(5) over (order by density, area_code) as density_fifth
    from small_areas
),

final as (
    select
        density_fifth::integer as density_fifth,
        count(*) as lsoa_count,
        sum(people)::bigint as people,
        sum(group_people)::bigint as group_people,
        100.0 * sum(group_people) / sum(people) as share_pct,
        sum(people) / sum(area_km2) as people_per_km2,
        100.0 * sum(sum(group_people)) over () / sum(sum(people)) over () as council_share_pct
    from fifths
    group by density_fifth
    order by density_fifth
)

select * from final
