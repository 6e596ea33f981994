-- A projection has every age up to 90 (90 and over) in every year from its first to its last.
-- grain: one row per area and variant that breaks the rule
-- params: none
-- returns: area_code VARCHAR, variant VARCHAR, first_year INTEGER, last_year INTEGER,
--   first_age INTEGER, last_age INTEGER, row_count BIGINT
with

by_variant as (
    select
        area_code,
        variant,
        min(projection_year) as first_year,
        max(projection_year) as last_year,
        min(age) as first_age,
        max(age) as last_age,
        count(*) as row_count
    from staging.ons_population_projections
    group by area_code, variant
),

final as (
    select *
    from by_variant
    where
        last_age <> 90
        or first_age < 0
        or row_count <> (last_year - first_year + 1) * (last_age - first_age + 1)
)

select * from final
