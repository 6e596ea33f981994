-- Expected number of older people with each condition in one area, of any level, in one year.
-- grain: one row per condition, or none when that year is not held for the area
-- key: condition
-- params: area_code VARCHAR, mid_year INTEGER
-- returns: condition VARCHAR, low DOUBLE, central DOUBLE, high DOUBLE
-- note: estimates of the year where held, else the projection (of several variants the first by
--   name); below a council its projection is shared out. low and high are NULL where no range of
--   the rate is published. Conditions must not be added up: one person may have several.
with

final as (
    select
        condition,
        low,
        central,
        high
    from mart.need
    where area_code = $area_code and mid_year = $mid_year
    qualify variant = min(variant) over ()
    order by condition
)

select * from final
