-- Residents aged 65 and over of every area by five-year band, and whose split by sex serves.
-- grain: one row per area, mid-year and band
-- key: area_code, mid_year, age_from
-- params: none
-- returns: area_code VARCHAR, area_level VARCHAR, council_code VARCHAR, sex_area VARCHAR,
--   mid_year INTEGER, age_from INTEGER, people BIGINT
-- note: below the council people are not held by sex: its own split serves.
with

final as (
    select
        population.area_code,
        population.area_level,
        population.council_code,
        coalesce(population.council_code, population.area_code) as sex_area,
        population.mid_year,
        age_groups.age_from,
        population.people
    from mart.area_population as population
    inner join mart.age_group as age_groups on population.age_group = age_groups.age_group
    where age_groups.is_band and age_groups.age_from >= 65
    order by population.area_code, population.mid_year, age_groups.age_from
)

select * from final
