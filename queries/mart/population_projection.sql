-- Projected residents of an area by single year of age, for the areas held.
-- grain: one row per area, variant, projection year and age
-- key: area_code, variant, projection_year, age
-- params: none
-- returns: area_code VARCHAR, projection_year INTEGER, age INTEGER, people DOUBLE,
--   variant VARCHAR, source_id VARCHAR
-- note: age 90 means 90 and over. Projections start from rebased estimates and do not continue
--   the estimates held.
with

final as (
    select
        area_code,
        projection_year,
        age,
        people,
        variant,
        'ons_population_projections' as source_id
    from staging.ons_population_projections
    order by area_code, variant, projection_year, age
)

select * from final
