-- In every year held for a council's small areas, the council, its region and England are held.
-- grain: one row per council, mid-year and missing area
-- params: none
-- returns: council_code VARCHAR, mid_year INTEGER, missing_area_code VARCHAR
with

small_area_years as (
    select distinct
        lookup.council_code,
        lookup.region_code,
        population.mid_year
    from staging.ons_lsoa_population as population
    inner join staging.ons_lsoa_lookup as lookup on population.lsoa_code = lookup.lsoa_code
),

wanted as (
    select
        council_code,
        mid_year,
        unnest([council_code, region_code, 'E92000001']) as area_code
    from small_area_years
),

final as (
    select
        wanted.council_code,
        wanted.mid_year,
        wanted.area_code as missing_area_code
    from wanted
    anti join mart.population_by_age as held
        on wanted.area_code = held.area_code and wanted.mid_year = held.mid_year
)

select * from final
