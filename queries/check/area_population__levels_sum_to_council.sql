-- Districts, wards, MSOAs, community areas and small areas each add up to their council, in
-- every age group.
-- grain: one row per council, level, mid-year and age group that breaks the rule
-- params: none
-- returns: council_code VARCHAR, area_level VARCHAR, mid_year INTEGER, age_group VARCHAR,
--   people_of_level BIGINT, council_people BIGINT
-- note: councils come from single years of age, the levels below from small areas, so this
--   compares two publications, band by band.
with

areas as (
    select * from mart.area_population
),

levels as (
    select
        council_code,
        area_level,
        mid_year,
        age_group,
        cast(sum(people) as bigint) as people_of_level
    from areas
    where area_level not in ('england', 'region', 'council')
    group by all
),

councils as (
    select * from areas
    where area_level = 'council'
),

final as (
    select
        levels.council_code,
        levels.area_level,
        levels.mid_year,
        levels.age_group,
        levels.people_of_level,
        councils.people as council_people
    from levels
    left join councils
        on
            levels.council_code = councils.area_code
            and levels.mid_year = councils.mid_year
            and levels.age_group = councils.age_group
    where levels.people_of_level is distinct from councils.people
)

select * from final
