-- Expected number of older people with one condition in each area of a level, in one year.
-- grain: one row per area
-- key: area_code
-- params: council_code VARCHAR, within_code VARCHAR, area_level VARCHAR, condition VARCHAR,
-- mid_year INTEGER, variant VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, within_name VARCHAR, low DOUBLE,
-- central DOUBLE, high DOUBLE, older_people DOUBLE, of_older_pct DOUBLE, is_projected BOOLEAN
-- note: the areas inside within_code, the highest number first.
with

final as (
    select
        need.area_code,
        area.short_name as area_name,
        area.within_name,
        need.low,
        need.central,
        need.high,
        people.people as older_people,
        100 * need.central / nullif(people.people, 0) as of_older_pct,
        need.is_projected
    from mart.need as need
    inner join mart.area as area on need.area_code = area.area_code
    inner join mart.area_within as inside
        on need.area_code = inside.area_code and inside.within_code = $within_code
    left join mart.older_people as people
        on
            need.area_code = people.area_code
            and need.variant = people.variant
            and need.mid_year = people.mid_year
            and people.age_group = '65_plus'
    where
        need.council_code = $council_code
        and need.area_level = $area_level
        and need.condition = $condition
        and need.mid_year = $mid_year
        and need.variant in ('', $variant)
    order by need.central desc, area.area_name, need.area_code
)

select * from final
