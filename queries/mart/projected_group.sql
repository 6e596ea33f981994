-- Projected residents aged 65, 75 and 85 and over, by year.
-- grain: one row per area, age group and year
-- key: area_code, age_from, projection_year
-- params: none
-- returns: area_code VARCHAR, age_from INTEGER, age_group_name VARCHAR,
--   projection_year INTEGER, people DOUBLE, variant VARCHAR
-- note: where several variants are held for an area, the first by name.
with

first_variant as (
    select *
    from mart.population_projection
    qualify variant = min(variant) over (partition by area_code)
),

final as (
    select
        projection.area_code,
        age_groups.age_from,
        age_groups.age_group_name,
        projection.projection_year,
        sum(projection.people) as people,
        projection.variant
    from first_variant as projection
    inner join mart.age_group as age_groups on projection.age >= age_groups.age_from
    where age_groups.age_group in ('65_plus', '75_plus', '85_plus')
    group by all
    order by projection.area_code, age_groups.age_from, projection.projection_year
)

select * from final
