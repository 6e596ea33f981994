-- Which areas lie wholly inside which larger ones: all their small areas do.
-- grain: one row per area and area it lies inside
-- key: area_code, within_code
-- params: none
-- returns: area_code VARCHAR, within_code VARCHAR
-- note: every area lies inside itself; an MSOA on the border of two community areas in neither.
with

sizes as (
    select
        area_code,
        count(*) as lsoa_count
    from mart.area_lsoa
    group by area_code
),

shared as (
    select
        inner_area.area_code,
        outer_area.area_code as within_code,
        count(*) as lsoa_count
    from mart.area_lsoa as inner_area
    inner join mart.area_lsoa as outer_area on inner_area.lsoa_code = outer_area.lsoa_code
    group by inner_area.area_code, outer_area.area_code
),

final as (
    select
        shared.area_code,
        shared.within_code
    from shared
    inner join sizes on shared.area_code = sizes.area_code
    where shared.lsoa_count = sizes.lsoa_count
    order by shared.within_code, shared.area_code
)

select * from final
