-- Years for which expected need can be shown: projected ones, and estimates of small areas.
-- grain: one row per year
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
-- note: opens at 2030, the year councils' statements look to, or the nearest projected one; where
-- no projection is held, at the newest estimate.
with

years as (
    select distinct
        mid_year,
        is_projected
    from mart.older_people
    where council_code = $council_code and area_level = 'lsoa'
),

final as (
    select
        cast(mid_year as varchar) as code,
        mid_year || if(is_projected, ' (projected)', ' (estimate)') as label,
        coalesce(
            mid_year = arg_min(mid_year, abs(mid_year - 2030)) filter (where is_projected) over (),
            mid_year = max(mid_year) over ()
        ) as is_default
    from years
    order by mid_year desc
)

select * from final
