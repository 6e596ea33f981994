-- Every population figure is of an area held or, by age, of a council or region there is, and
-- names its level rightly.
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

known as (
    select
        area_code,
        area_level
    from mart.area
    union
    select
        council_code as area_code,
        'council' as area_level
    from staging.reference_local_authorities
    union
    select
        region_code as area_code,
        'region' as area_level
    from staging.reference_regions
),

-- A national file brings every council by age; all other figures are of areas the dashboard shows.
final as (
    select
        figures.dataset_id,
        figures.area_code,
        figures.area_level
    from figures
    anti join known
        on figures.area_code = known.area_code and figures.area_level = known.area_level
    where figures.dataset_id = 'ons_council_population'
    union all
    select
        figures.dataset_id,
        figures.area_code,
        figures.area_level
    from figures
    anti join mart.area as areas on figures.area_code = areas.area_code
    where figures.dataset_id <> 'ons_council_population'
)

select * from final
