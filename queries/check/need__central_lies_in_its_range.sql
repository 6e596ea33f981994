-- Every expected number lies between its low and its high, and none is negative.
-- grain: one row per area, variant, mid-year and condition that breaks the rule
-- params: none
-- returns: area_code VARCHAR, variant VARCHAR, mid_year INTEGER, condition VARCHAR, low DOUBLE,
--   central DOUBLE, high DOUBLE
with

final as (
    select
        area_code,
        variant,
        mid_year,
        condition,
        low,
        central,
        high
    from mart.need
    where
        central < 0
        or low > central + 1e-9
        or high < central - 1e-9
        or low < 0
        or (low is null) != (high is null)
)

select * from final
