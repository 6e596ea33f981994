-- Projected residents aged 65, 75 and 85 and over, with growth since the first year.
-- grain: one row per age group and year
-- key: age_group_name, projection_year
-- params: council_code VARCHAR
-- returns: age_group_name VARCHAR, age_from INTEGER, projection_year INTEGER, people DOUBLE,
-- growth_pct DOUBLE, variant VARCHAR
with age_groups as (
    select
        age_group_name,
        age_from
    from mart.age_group
    where age_group in ('65_plus', '75_plus', '85_plus')
),

people as (
    select
        age_groups.age_group_name,
        age_groups.age_from,
        projection.projection_year,
        projection.variant,
        sum(projection.people) as people
    from mart.population_projection as projection
    inner join age_groups on projection.age >= age_groups.age_from
    where projection.area_code = $council_code
    group by all
),

final as (
    select
        age_group_name,
        age_from,
        projection_year,
        people,
        100.0 * people / first_value(people) over (
            partition by age_group_name order by projection_year
        ) - 100.0 as growth_pct,
        variant
    from people
    order by age_from, projection_year
)

select * from final
