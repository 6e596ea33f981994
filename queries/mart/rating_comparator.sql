-- Regions and England, with how many of their councils' ratings are held.
-- grain: one row per region, and one for England
-- key: area_code
-- params: none
-- returns: area_code VARCHAR, area_name VARCHAR, area_level VARCHAR, council_count BIGINT,
--   held_count BIGINT, is_complete BOOLEAN, listed_from DATE, listed_to DATE
-- note: a council's ratings are held when at least one of its registered locations has a source
--   of ratings. Only a region of which every council is held is one to compare with. Councils
--   that others have replaced are passed over.
with

councils as (
    select
        council_code,
        region_code,
        region_name
    from staging.reference_local_authorities
    where is_current
),

held as (
    select
        council_code,
        min(listed_date) as listed_from,
        max(listed_date) as listed_to
    from mart.location_quality
    where rating_class != 'not_held'
    group by council_code
),

parts as (
    select
        councils.region_code as area_code,
        councils.region_name as area_name,
        'region' as area_level,
        councils.council_code
    from councils
    union all
    select
        'E92000001' as area_code,
        'England' as area_name,
        'england' as area_level,
        councils.council_code
    from councils
),

final as (
    select
        parts.area_code,
        parts.area_name,
        parts.area_level,
        count(*) as council_count,
        count(held.council_code) as held_count,
        count(*) = count(held.council_code) as is_complete,
        min(held.listed_from) as listed_from,
        max(held.listed_to) as listed_to
    from parts
    left join held on parts.council_code = held.council_code
    group by parts.area_code, parts.area_name, parts.area_level
    order by parts.area_level desc, parts.area_name
)

select * from final
