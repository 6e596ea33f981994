-- Years that can be chosen for a council: of its small areas, and by single year of age.
-- grain: one row per council, kind of estimate and year
-- key: council_code, estimate, mid_year
-- params: none
-- returns: council_code VARCHAR, estimate VARCHAR, mid_year INTEGER, is_earliest BOOLEAN,
--   is_newest BOOLEAN
-- note: estimate is small_area, or by_age for years held for the council, its region and England
--   alike.
with

small_area as (
    select distinct
        council_code,
        'small_area' as estimate,
        mid_year
    from mart.area_population
    where area_level = 'lsoa' and age_group = 'all'
),

places as (
    select
        council_code,
        unnest([council_code, region_code, 'E92000001']) as area_code
    from mart.council
),

by_age as (
    select
        places.council_code,
        'by_age' as estimate,
        population.mid_year
    from mart.population_by_age as population
    inner join places on population.area_code = places.area_code
    group by places.council_code, population.mid_year
    having count(distinct population.area_code) = 3
),

held as (
    select * from small_area
    union all
    select * from by_age
),

final as (
    select
        council_code,
        estimate,
        mid_year,
        mid_year = min(mid_year) over (partition by council_code, estimate) as is_earliest,
        mid_year = max(mid_year) over (partition by council_code, estimate) as is_newest
    from held
    order by council_code, estimate, mid_year
)

select * from final
