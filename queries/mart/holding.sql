-- What the store holds: rows of each dataset by council and period.
-- grain: one row per dataset, council and period
-- params: none
-- returns: dataset_id VARCHAR, council_code VARCHAR, period VARCHAR, row_count BIGINT
-- note: period is a year, an unbroken run of years such as 2015 to 2020, or the day of a
--   release, and empty where the rows carry none; council_code is empty for rows that belong to
--   no one council. Since either may be empty, the table has no key.
with

councils as (
    select council_code
    from mart.council
),

lsoas as (
    select
        lsoa_code,
        council_code
    from mart.lsoa
),

areas_by_year as (
    select
        'ons_council_population' as dataset_id,
        area_code,
        mid_year as held_year
    from staging.ons_council_population
    union all
    select
        'ons_population_totals' as dataset_id,
        area_code,
        mid_year as held_year
    from staging.ons_population_totals
    union all
    select
        'ons_population_projections' as dataset_id,
        area_code,
        projection_year as held_year
    from staging.ons_population_projections
),

rows_by_year as (
    select
        'ons_lsoa_population' as dataset_id,
        lsoas.council_code,
        population.mid_year as held_year
    from staging.ons_lsoa_population as population
    left join lsoas on population.lsoa_code = lsoas.lsoa_code
    union all
    select
        areas_by_year.dataset_id,
        councils.council_code,
        areas_by_year.held_year
    from areas_by_year
    left join councils on areas_by_year.area_code = councils.council_code
),

years as (
    select
        dataset_id,
        council_code,
        held_year,
        count(*) as row_count
    from rows_by_year
    group by all
),

-- Within an unbroken run of years the year minus its rank stays the same.
runs as (
    select
        *,
        held_year - row_number() over (
            partition by dataset_id, council_code order by held_year
        ) as run
    from years
),

dated as (
    select
        dataset_id,
        council_code,
        if(
            min(held_year) = max(held_year),
            cast(min(held_year) as varchar),
            min(held_year) || ' to ' || max(held_year)
        ) as period,
        cast(sum(row_count) as bigint) as row_count
    from runs
    group by dataset_id, council_code, run
),

lsoa_rows as (
    select
        'ons_lsoa_lookup' as dataset_id,
        lsoa_code
    from staging.ons_lsoa_lookup
    union all
    select
        'ons_lsoa_boundaries' as dataset_id,
        lsoa_code
    from staging.ons_lsoa_boundaries
    union all
    select
        'ons_rural_urban_2011' as dataset_id,
        lsoa_code
    from staging.ons_rural_urban_2011
    union all
    select
        'mhclg_imd_2019' as dataset_id,
        lsoa_code
    from staging.mhclg_imd_2019
),

undated_rows as (
    select
        lsoa_rows.dataset_id,
        lsoas.council_code
    from lsoa_rows
    left join lsoas on lsoa_rows.lsoa_code = lsoas.lsoa_code
    union all
    select
        'commons_msoa_names' as dataset_id,
        area_base.council_code
    from staging.commons_msoa_names as msoa_names
    left join mart.area_base on msoa_names.msoa_code = area_base.area_code
    union all
    select
        'council_community_areas' as dataset_id,
        council_code
    from staging.council_community_areas
    union all
    select
        'council_places' as dataset_id,
        council_code
    from staging.council_places
    union all
    select
        'council_published_figures' as dataset_id,
        council_code
    from staging.council_published_figures
    union all
    select
        'reference_age_groups' as dataset_id,
        null as council_code
    from staging.reference_age_groups
    union all
    select
        'reference_service_types' as dataset_id,
        null as council_code
    from staging.reference_service_types
    union all
    select
        'reference_client_groups' as dataset_id,
        null as council_code
    from staging.reference_client_groups
    union all
    select
        'reference_glossary' as dataset_id,
        null as council_code
    from staging.reference_glossary
    union all
    select
        'reference_local_authorities' as dataset_id,
        null as council_code
    from staging.reference_local_authorities
    union all
    select
        'reference_regions' as dataset_id,
        null as council_code
    from staging.reference_regions
    union all
    select
        'reference_dementia_rates' as dataset_id,
        null as council_code
    from staging.reference_dementia_rates
    union all
    select
        'reference_ratings' as dataset_id,
        null as council_code
    from staging.reference_ratings
    union all
    select
        'reference_market_scope' as dataset_id,
        null as council_code
    from staging.reference_market_scope
    union all
    select
        'care_home_beds_msoa' as dataset_id,
        council_code
    from staging.care_home_beds_msoa
),

released_rows as (
    select
        source_id as dataset_id,
        as_of as release_date,
        location_id
    from staging.location_fact
    where source_id != 'cqc_latest_ratings'
    union all
    select
        'cqc_latest_ratings' as dataset_id,
        release_date,
        location_id
    from staging.cqc_latest_ratings
    union all
    select
        'cqc_api_ratings' as dataset_id,
        release_date,
        location_id
    from staging.cqc_api_ratings
    union all
    select
        'cqc_api_relationships' as dataset_id,
        release_date,
        location_id
    from staging.cqc_api_relationships
),

released as (
    select
        released_rows.dataset_id,
        councils.council_code,
        strftime(released_rows.release_date, '%-d %B %Y') as period,
        count(*) as row_count
    from released_rows
    left join mart.location as location on released_rows.location_id = location.location_id
    left join councils on location.council_code = councils.council_code
    group by all
),

undated as (
    select
        dataset_id,
        council_code,
        cast(null as varchar) as period,
        count(*) as row_count
    from undated_rows
    group by all
),

final as (
    select * from dated
    union all
    select * from undated
    union all
    select * from released
    order by dataset_id, council_code nulls first, period
)

select * from final
