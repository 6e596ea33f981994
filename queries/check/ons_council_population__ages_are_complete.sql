-- Every area, mid-year and sex has each age from 0 to 90 (90 and over) once, and no other.
-- grain: one row per area, mid-year and sex that breaks the rule
-- params: none
-- returns: area_code VARCHAR, mid_year INTEGER, sex VARCHAR, first_age INTEGER,
--   last_age INTEGER, age_count BIGINT
with

by_sex as (
    select
        area_code,
        mid_year,
        sex,
        min(age) as first_age,
        max(age) as last_age,
        count(*) as age_count
    from mart.population_by_age
    group by all
),

final as (
    select *
    from by_sex
    where first_age <> 0 or last_age <> 90 or age_count <> 91
)

select * from final
