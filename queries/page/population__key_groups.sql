-- Residents in five groups that cover every age once, by year held.
-- grain: one row per year and group
-- key: mid_year, group_name
-- params: council_code VARCHAR
-- returns: mid_year INTEGER, group_name VARCHAR, group_order INTEGER, people BIGINT,
-- share_pct DOUBLE, age_from INTEGER, age_to INTEGER, change_pct DOUBLE
with grouped as (
    select
        mid_year,
        case
            when age < 18 then 1
            when age < 25 then 2
            when age < 65 then 3
            when age < 80 then 4
            else 5
        end as group_order,
        sum(people)::bigint as people
    from mart.population_by_age
    where area_code = $council_code and sex = 'persons'
    group by mid_year, group_order
),

final as (
    select
        mid_year,
        [
            'Children, 0 to 17',
            'Student ages, 18 to 24',
            'Working ages, 25 to 64',
            '65 to 79',
            '80 and over'
        ][group_order] as group_name,
        group_order::integer as group_order,
        people,
        100.0 * people / sum(people) over (partition by mid_year) as share_pct,
        [0, 18, 25, 65, 80][group_order] as age_from,
        [17, 24, 64, 79, null][group_order] as age_to,
        100.0 * people
        / first_value(people) over (partition by group_order order by mid_year)
        - 100.0 as change_pct
    from grouped
    order by group_order, mid_year
)

select * from final
