-- Every population figure is of an area held, and names its level rightly.
-- grain: one row per dataset, area code and level that breaks the rule
-- params: none
-- returns: dataset_id VARCHAR, area_code VARCHAR, area_level VARCHAR
with

figures as (
    select
        'ons_council_population' as dataset_id,
        area_code,
        area_level
    from staging.ons_council_population
    union
    select
        'ons_population_totals' as dataset_id,
        area_code,
        null as area_level
    from staging.ons_population_totals
    union
    select
        'ons_population_projections' as dataset_id,
        area_code,
        null as area_level
    from staging.ons_population_projections
),

final as (
    select figures.*
    from figures
    anti join mart.area as areas
        on
            figures.area_code = areas.area_code
            and coalesce(figures.area_level, areas.area_level) = areas.area_level
)

select * from final
