-- Residents of an area by five-year band, in shares, beside its council's.
-- grain: one row per five-year band
-- key: age_from
-- params: area_code VARCHAR, mid_year INTEGER
-- returns: age_from INTEGER, age_name VARCHAR, place_people BIGINT, place_pct DOUBLE,
-- comparator_pct DOUBLE
with area as (
    select
        area_code,
        council_code
    from mart.area
    where area_code = $area_code
),

final as (
    select
        age_groups.age_from,
        age_groups.age_group_name as age_name,
        own.people as place_people,
        own.share_pct as place_pct,
        council.share_pct as comparator_pct
    from area
    inner join mart.area_population as own
        on area.area_code = own.area_code and own.mid_year = $mid_year
    inner join mart.age_group as age_groups
        on own.age_group = age_groups.age_group and age_groups.is_band
    left join mart.area_population as council
        on
            area.council_code = council.area_code
            and own.age_group = council.age_group
            and council.mid_year = $mid_year
    order by age_groups.age_from
)

select * from final
