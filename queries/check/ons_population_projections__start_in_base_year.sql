-- A projection starts in the base year its variant names.
-- grain: one row per area and variant that breaks the rule
-- params: none
-- returns: area_code VARCHAR, variant VARCHAR, first_year INTEGER, base_year INTEGER
-- note: a variant begins with its base year, as in '2022-based, migration category variant'.
with

by_variant as (
    select
        area_code,
        variant,
        min(projection_year) as first_year,
        try_cast(regexp_extract(variant, '^([0-9]{4})-based', 1) as integer) as base_year
    from staging.ons_population_projections
    group by area_code, variant
),

final as (
    select *
    from by_variant
    where first_year is distinct from base_year
)

select * from final
