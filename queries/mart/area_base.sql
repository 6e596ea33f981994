-- Every area the dashboard can show, from England down to small areas, before its bounds.
-- grain: one row per area
-- key: area_code
-- params: none
-- returns: area_code VARCHAR, area_name VARCHAR, area_level VARCHAR, parent_code VARCHAR,
--   council_code VARCHAR, area_label VARCHAR, short_name VARCHAR, lsoa_count INTEGER,
--   area_km2 DOUBLE, sort_order INTEGER
-- note: lsoa_count and area_km2 are empty for regions and England, of which only some LSOAs
--   are held. A council that is its own district appears once, as council.
with

lookup as (
    select * from staging.ons_lsoa_lookup
),

msoa_names as (
    select * from staging.commons_msoa_names
),

levels as (
    select level_list.*
    from (
        values
        ('england', 1, 'country'),
        ('region', 2, 'region'),
        ('council', 3, 'whole council'),
        ('district', 4, 'district'),
        ('community_area', 5, 'community area'),
        ('ward', 6, 'ward'),
        ('msoa', 7, 'neighbourhood, MSOA'),
        ('lsoa', 8, 'small area, LSOA')
    ) as level_list (area_level, level_order, level_words)
),

countries as (
    select
        'england' as area_level,
        'E92000001' as area_code,
        'England' as area_name,
        'England' as short_name,
        cast(null as varchar) as parent_code,
        cast(null as varchar) as council_code,
        cast(null as varchar) as district_name
),

regions as (
    select distinct
        'region' as area_level,
        region_code as area_code,
        region_name as area_name,
        region_name as short_name,
        'E92000001' as parent_code,
        cast(null as varchar) as council_code,
        cast(null as varchar) as district_name
    from mart.council
),

councils as (
    select
        'council' as area_level,
        council_code as area_code,
        council_name as area_name,
        council_name as short_name,
        region_code as parent_code,
        council_code,
        cast(null as varchar) as district_name
    from mart.council
),

districts as (
    select distinct
        'district' as area_level,
        district_code as area_code,
        district_name as area_name,
        district_name as short_name,
        council_code as parent_code,
        council_code,
        district_name
    from lookup
    where district_code <> council_code
),

community_areas as (
    select distinct
        'community_area' as area_level,
        community.council_code || '-' || community.community_area_slug as area_code,
        community.community_area_name as area_name,
        community.community_area_name as short_name,
        -- A community area that spans districts can only hang from the council.
        if(
            count(distinct lookup.district_code) over community_area = 1,
            lookup.district_code,
            community.council_code
        ) as parent_code,
        community.council_code,
        cast(null as varchar) as district_name
    from staging.council_community_areas as community
    inner join lookup on community.lsoa_code = lookup.lsoa_code
    window community_area as (
        partition by community.council_code, community.community_area_slug
    )
),

wards as (
    select distinct
        'ward' as area_level,
        ward_code as area_code,
        ward_name as area_name,
        ward_name as short_name,
        district_code as parent_code,
        council_code,
        district_name
    from lookup
),

msoas as (
    select distinct
        'msoa' as area_level,
        lookup.msoa_code as area_code,
        msoa_names.msoa_name as area_name,
        msoa_names.msoa_name as short_name,
        lookup.district_code as parent_code,
        lookup.council_code,
        lookup.district_name
    from lookup
    left join msoa_names on lookup.msoa_code = msoa_names.msoa_code
),

lsoas as (
    select
        'lsoa' as area_level,
        lookup.lsoa_code as area_code,
        lookup.lsoa_name as area_name,
        msoa_names.msoa_name || ' ' || split_part(lookup.lsoa_name, ' ', -1) as short_name,
        lookup.msoa_code as parent_code,
        lookup.council_code,
        lookup.district_name
    from lookup
    left join msoa_names on lookup.msoa_code = msoa_names.msoa_code
),

all_areas as (
    select * from countries
    union all
    select * from regions
    union all
    select * from councils
    union all
    select * from districts
    union all
    select * from community_areas
    union all
    select * from wards
    union all
    select * from msoas
    union all
    select * from lsoas
),

named as (
    select
        all_areas.*,
        levels.level_order,
        levels.level_words,
        -- Two wards of one name in two districts are told apart by the district.
        count(*) over (
            partition by all_areas.council_code, all_areas.area_level, all_areas.short_name
        ) > 1 as is_repeated
    from all_areas
    inner join levels on all_areas.area_level = levels.area_level
),

sizes as (
    select
        area_lsoa.area_code,
        count(*) as lsoa_count,
        round(sum(lsoa.area_km2), 3) as area_km2
    from mart.area_lsoa
    inner join mart.lsoa on area_lsoa.lsoa_code = lsoa.lsoa_code
    group by area_lsoa.area_code
),

final as (
    select
        named.area_code,
        named.area_name,
        named.area_level,
        named.parent_code,
        named.council_code,
        case
            when named.area_level = 'england'
                then named.area_name
            when named.is_repeated
                then format('{} ({}, {})', named.short_name, named.level_words, named.district_name)
            else format('{} ({})', named.short_name, named.level_words)
        end as area_label,
        if(
            named.is_repeated,
            format('{} ({})', named.short_name, named.district_name),
            named.short_name
        ) as short_name,
        cast(sizes.lsoa_count as integer) as lsoa_count,
        sizes.area_km2,
        cast(
            row_number() over (
                order by named.level_order, named.area_name, named.area_code
            ) as integer
        ) as sort_order
    from named
    left join sizes on named.area_code = sizes.area_code
    order by named.council_code nulls first, sort_order
)

select * from final
