-- A council's community areas, where it draws any, hold each of its small areas exactly once and
-- none of another council.
-- grain: one row per council and LSOA that breaks the rule
-- params: none
-- returns: council_code VARCHAR, lsoa_code VARCHAR, own_lsoa BOOLEAN, times_held BIGINT
with

community_areas as (
    select * from staging.council_community_areas
),

lookup as (
    select * from staging.ons_lsoa_lookup
),

wanted as (
    select
        lookup.council_code,
        lookup.lsoa_code
    from lookup
    semi join community_areas on lookup.council_code = community_areas.council_code
),

held as (
    select
        council_code,
        lsoa_code,
        count(*) as times_held
    from community_areas
    group by council_code, lsoa_code
),

final as (
    select
        coalesce(wanted.council_code, held.council_code) as council_code,
        coalesce(wanted.lsoa_code, held.lsoa_code) as lsoa_code,
        wanted.lsoa_code is not null as own_lsoa,
        coalesce(held.times_held, 0) as times_held
    from wanted
    full outer join held
        on wanted.council_code = held.council_code and wanted.lsoa_code = held.lsoa_code
    where wanted.lsoa_code is null or held.times_held is distinct from 1
)

select * from final
