-- Every small area has its people in every year held for small areas.
-- grain: one row per LSOA and mid-year that is missing
-- params: none
-- returns: council_code VARCHAR, lsoa_code VARCHAR, mid_year INTEGER
with

years as (
    select distinct mid_year
    from staging.ons_lsoa_population
),

wanted as (
    select
        lookup.council_code,
        lookup.lsoa_code,
        years.mid_year
    from staging.ons_lsoa_lookup as lookup
    cross join years
),

final as (
    select wanted.*
    from wanted
    anti join staging.ons_lsoa_population as held
        on wanted.lsoa_code = held.lsoa_code and wanted.mid_year = held.mid_year
)

select * from final
