-- Males and females of an age add up to the persons of that age.
-- grain: one row per area, mid-year and age that breaks the rule
-- params: none
-- returns: area_code VARCHAR, mid_year INTEGER, age INTEGER, persons BIGINT,
--   males_and_females BIGINT
with

by_sex as (
    select
        area_code,
        mid_year,
        age,
        cast(sum(people) filter (where sex = 'persons') as bigint) as persons,
        cast(sum(people) filter (where sex in ('males', 'females')) as bigint)
            as males_and_females
    from mart.population_by_age
    group by all
),

final as (
    select *
    from by_sex
    where persons is distinct from males_and_females
)

select * from final
