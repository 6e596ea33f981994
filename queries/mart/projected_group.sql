-- Projected residents aged 65, 75 and 85 and over, by year.
-- grain: one row per area, age group and year
-- key: area_code, age_from, projection_year
-- params: none
-- returns: area_code VARCHAR, age_from INTEGER, age_group_name VARCHAR,
--   projection_year INTEGER, people DOUBLE, variant VARCHAR
-- note: where several variants are held for an area, the first by name.
with

final as (
    select
        projection.area_code,
        age_groups.age_from,
        age_groups.age_group_name,
        projection.projection_year,
        sum(projection.people) as people,
        projection.variant
    from mart.population_projection as projection
    inner join mart.age_group as age_groups on projection.age >= age_groups.age_from
    where age_groups.age_group in ('65_plus', '75_plus', '85_plus')
    group by
        projection.area_code, age_groups.age_from, age_groups.age_group_name,
        projection.projection_year, projection.variant
    qualify projection.variant = min(projection.variant) over (partition by projection.area_code)
    order by projection.area_code, age_groups.age_from, projection.projection_year
)

select * from final
