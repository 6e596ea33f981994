-- Every area but England hangs from an area of the level above, in the same council.
-- grain: one row per area that breaks the rule
-- params: none
-- returns: area_code VARCHAR, area_level VARCHAR, parent_code VARCHAR, parent_level VARCHAR,
--   wanted_level VARCHAR
-- note: regions hang from England, councils from regions, districts from councils, small areas
--   from MSOAs; MSOAs, wards and community areas from districts where the council has several,
--   else from the council. A community area that spans districts hangs from the council.
with

areas as (
    select * from mart.area
),

council_districts as (
    select distinct council_code
    from areas
    where area_level = 'district'
),

hung as (
    select
        areas.area_code,
        areas.area_level,
        areas.parent_code,
        parents.area_level as parent_level,
        parents.council_code is null
        or parents.council_code = areas.council_code as is_in_same_council,
        case areas.area_level
            when 'region' then 'england'
            when 'council' then 'region'
            when 'district' then 'council'
            when 'lsoa' then 'msoa'
            when 'england' then null
            else if(council_districts.council_code is null, 'council', 'district')
        end as wanted_level
    from areas
    left join areas as parents on areas.parent_code = parents.area_code
    left join council_districts on areas.council_code = council_districts.council_code
),

final as (
    select
        area_code,
        area_level,
        parent_code,
        parent_level,
        wanted_level
    from hung
    where
        not is_in_same_council
        or (area_level = 'england' and parent_code is not null)
        or (
            parent_level is distinct from wanted_level
            and not (area_level = 'community_area' and parent_level is not distinct from 'council')
        )
)

select * from final
