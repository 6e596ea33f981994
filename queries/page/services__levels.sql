-- Levels at which locations are counted; the largest below the council comes first.
-- grain: one row per area level
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
-- note: a district council is large, so counties open at their districts; others at community
-- areas where the council has them, else at wards.
with

levels as (
    select distinct
        area_level,
        array_position(['district', 'community_area', 'ward', 'msoa'], area_level) as place
    from mart.area
    where
        council_code = $council_code
        and area_level in ('district', 'community_area', 'ward', 'msoa')
),

final as (
    select
        area_level as code,
        case area_level
            when 'msoa' then 'Neighbourhoods (MSOA)'
            when 'ward' then 'Wards of 2017'
            when 'community_area' then 'Community areas'
            when 'district' then 'Districts'
        end as label,
        place = min(place) over () as is_default
    from levels
    order by place
)

select * from final
