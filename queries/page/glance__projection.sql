-- Projected residents aged 65, 75 and 85 and over in two years, ten apart.
-- grain: one row per age group
-- key: age_from
-- params: council_code VARCHAR, from_year INTEGER
-- returns: age_from INTEGER, age_group_name VARCHAR, from_year INTEGER, to_year INTEGER,
-- from_people DOUBLE, to_people DOUBLE, change_people DOUBLE, change_pct DOUBLE, variant VARCHAR
with age_groups as (
    select
        age_group_name,
        age_from
    from mart.age_group
    where age_group in ('65_plus', '75_plus', '85_plus')
),

people as (
    select
        age_groups.age_from,
        age_groups.age_group_name,
        projection.variant,
        sum(projection.people) filter (where projection.projection_year = $from_year)
            as from_people,
        sum(projection.people) filter (where projection.projection_year = $from_year + 10)
            as to_people
    from mart.population_projection as projection
    inner join age_groups on projection.age >= age_groups.age_from
    where projection.area_code = $council_code
    group by all
),

final as (
    select
        age_from,
        age_group_name,
        $from_year::integer as from_year,
        ($from_year + 10)::integer as to_year,
        from_people,
        to_people,
        to_people - from_people as change_people,
        100.0 * (to_people - from_people) / from_people as change_pct,
        variant
    from people
    where from_people is not null and to_people is not null
    order by age_from
)

select * from final
