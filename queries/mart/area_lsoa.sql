-- Which small areas (LSOAs) make up each area, for every level from council down.
-- grain: one row per area and LSOA
-- key: area_code, lsoa_code
-- params: none
-- returns: area_code VARCHAR, area_level VARCHAR, council_code VARCHAR, lsoa_code VARCHAR
-- note: regions and England are left out, since only some of their LSOAs are held.
with

lsoas as (
    select * from mart.lsoa
),

members as (
    select
        council_code as area_code,
        'council' as area_level,
        council_code,
        lsoa_code
    from lsoas
    union all
    select
        district_code as area_code,
        'district' as area_level,
        council_code,
        lsoa_code
    from lsoas
    where district_code <> council_code
    union all
    select
        community_area_code as area_code,
        'community_area' as area_level,
        council_code,
        lsoa_code
    from lsoas
    where community_area_code is not null
    union all
    select
        ward_code as area_code,
        'ward' as area_level,
        council_code,
        lsoa_code
    from lsoas
    union all
    select
        msoa_code as area_code,
        'msoa' as area_level,
        council_code,
        lsoa_code
    from lsoas
    union all
    select
        lsoa_code as area_code,
        'lsoa' as area_level,
        council_code,
        lsoa_code
    from lsoas
),

final as (
    select
        area_code,
        area_level,
        council_code,
        lsoa_code
    from members
    order by council_code, area_level, area_code, lsoa_code
)

select * from final
