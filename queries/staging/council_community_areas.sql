-- Which of the council's own community areas each small area (LSOA) belongs to, typed.
-- grain: one row per LSOA
-- key: lsoa_code
-- params: none
-- returns: council_code VARCHAR, lsoa_code VARCHAR, community_area_slug VARCHAR,
--   community_area_name VARCHAR, evidence VARCHAR
with

final as (
    select
        council_code,
        lsoa_code,
        community_area_slug,
        community_area_name,
        nullif(evidence, '') as evidence
    from raw.council_community_areas
)

select * from final
