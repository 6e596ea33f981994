-- Projected residents aged 65, 75 and 85 and over, with growth since the first year.
-- grain: one row per age group and year
-- key: age_group_name, projection_year
-- params: council_code VARCHAR
-- returns: age_group_name VARCHAR, age_from INTEGER, projection_year INTEGER, people DOUBLE,
-- growth_pct DOUBLE, variant VARCHAR
with final as (
    select
        age_group_name,
        age_from,
        projection_year,
        people,
        100.0 * people / first_value(people) over (
            partition by age_group_name order by projection_year
        ) - 100.0 as growth_pct,
        variant
    from mart.projected_group
    where area_code = $council_code
    order by age_from, projection_year
)

select * from final
