-- Projected residents by single year of age, typed.
-- grain: one row per variant, projection year, area and age
-- key: variant, projection_year, area_code, age
-- params: none
-- returns: projection_year INTEGER, area_code VARCHAR, area_name VARCHAR, age INTEGER,
--   people DOUBLE, variant VARCHAR
-- note: age 90 means 90 and over; people carry three decimals as published.
with

final as (
    select
        cast(projection_year as integer) as projection_year,
        area_code,
        area_name,
        cast(age as integer) as age,
        cast(people as double) as people,
        variant
    from raw.ons_population_projections
)

select * from final
