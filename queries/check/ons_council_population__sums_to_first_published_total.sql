-- Ages as first published add up to the total first published for that area and mid-year.
-- grain: one row per area and mid-year that breaks the rule
-- params: none
-- returns: area_code VARCHAR, mid_year INTEGER, people_of_all_ages BIGINT,
--   first_published_people BIGINT
-- note: of an area with totals, a year without one breaks the rule too; an area of which no
--   total is held is not judged.
with

by_age as (
    select
        area_code,
        mid_year,
        cast(sum(people) as bigint) as people_of_all_ages
    from mart.population_by_age
    where sex = 'persons'
    group by all
),

totals as (
    select * from staging.ons_population_totals
),

final as (
    select
        by_age.area_code,
        by_age.mid_year,
        by_age.people_of_all_ages,
        totals.first_published_people
    from by_age
    left join totals
        on by_age.area_code = totals.area_code and by_age.mid_year = totals.mid_year
    where
        by_age.people_of_all_ages is distinct from totals.first_published_people
        and by_age.area_code in (select all_totals.area_code from totals as all_totals)
)

select * from final
