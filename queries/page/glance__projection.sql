-- Projected residents aged 65, 75 and 85 and over in two years, ten apart.
-- grain: one row per age group
-- key: age_from
-- params: council_code VARCHAR, from_year INTEGER
-- returns: age_from INTEGER, age_group_name VARCHAR, from_year INTEGER, to_year INTEGER,
-- from_people DOUBLE, to_people DOUBLE, change_people DOUBLE, change_pct DOUBLE, variant VARCHAR
with final as (
    select
        first_year.age_from,
        first_year.age_group_name,
        first_year.projection_year as from_year,
        last_year.projection_year as to_year,
        first_year.people as from_people,
        last_year.people as to_people,
        last_year.people - first_year.people as change_people,
        100.0 * (last_year.people - first_year.people) / first_year.people as change_pct,
        first_year.variant
    from mart.projected_group as first_year
    inner join mart.projected_group as last_year
        on
            first_year.area_code = last_year.area_code
            and first_year.age_from = last_year.age_from
            and first_year.projection_year + 10 = last_year.projection_year
    where first_year.area_code = $council_code and first_year.projection_year = $from_year
    order by first_year.age_from
)

select * from final
