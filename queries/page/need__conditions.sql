-- Expected number of older people with each condition in one area, by year.
-- grain: one row per mid-year and condition
-- key: mid_year, condition
-- params: area_code VARCHAR, variant VARCHAR
-- returns: mid_year INTEGER, is_projected BOOLEAN, condition VARCHAR, condition_name VARCHAR,
-- people_name VARCHAR, description VARCHAR, coverage VARCHAR, range_kind VARCHAR, low DOUBLE,
-- central DOUBLE, high DOUBLE, older_people DOUBLE, of_older_pct DOUBLE
-- note: older_people are residents aged 65 and over, of_older_pct the central number as a share
-- of them.
with

final as (
    select
        need.mid_year,
        need.is_projected,
        need.condition,
        condition.condition_name,
        condition.people_name,
        condition.description,
        condition.coverage,
        need.range_kind,
        need.low,
        need.central,
        need.high,
        people.people as older_people,
        100 * need.central / nullif(people.people, 0) as of_older_pct
    from mart.need as need
    inner join mart.condition as condition on need.condition = condition.condition
    left join mart.older_people as people
        on
            need.area_code = people.area_code
            and need.variant = people.variant
            and need.mid_year = people.mid_year
            and people.age_group = '65_plus'
    where need.area_code = $area_code and need.variant in ('', $variant)
    order by need.mid_year, condition.sort_order
)

select * from final
