-- The people of a council's small areas add up to the people published for the council.
-- grain: one row per council and mid-year that breaks the rule
-- params: none
-- returns: council_code VARCHAR, mid_year INTEGER, small_area_people BIGINT,
--   council_people BIGINT
-- note: a year without a figure for the council breaks the rule too.
with

small_areas as (
    select
        lookup.council_code,
        population.mid_year,
        cast(sum(population.people) as bigint) as small_area_people
    from staging.ons_lsoa_population as population
    inner join staging.ons_lsoa_lookup as lookup on population.lsoa_code = lookup.lsoa_code
    group by all
),

councils as (
    select
        area_code,
        mid_year,
        cast(sum(people) as bigint) as council_people
    from mart.population_by_age
    where sex = 'persons'
    group by all
),

final as (
    select
        small_areas.council_code,
        small_areas.mid_year,
        small_areas.small_area_people,
        councils.council_people
    from small_areas
    left join councils
        on
            small_areas.council_code = councils.area_code
            and small_areas.mid_year = councils.mid_year
    where small_areas.small_area_people is distinct from councils.council_people
)

select * from final
