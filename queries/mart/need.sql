-- Expected number of older people with each condition, by area and year, with its range.
-- grain: one row per area, projection variant, mid-year and condition
-- key: area_code, variant, mid_year, condition
-- params: none
-- returns: area_code VARCHAR, area_level VARCHAR, council_code VARCHAR, variant VARCHAR,
--   mid_year INTEGER, is_projected BOOLEAN, condition VARCHAR, range_kind VARCHAR, low DOUBLE,
--   central DOUBLE, high DOUBLE
-- note: residents aged 65 and over by five-year band and sex times the rates held (mps.analysis).
--   variant is empty for estimates. low and high are empty where no range of the rate is
--   published. Conditions must not be added up: one person may have several.
with

kinds as (
    select
        condition,
        any_value(range_kind) as range_kind
    from mart.rate_cell
    group by condition
),

final as (
    select
        need.area_code,
        area.area_level,
        area.council_code,
        need.variant,
        need.mid_year,
        need.variant <> '' as is_projected,
        need.condition,
        kinds.range_kind,
        need.low,
        need.central,
        need.high
    from staging.need as need
    inner join mart.area as area on need.area_code = area.area_code
    inner join kinds on need.condition = kinds.condition
    order by area.council_code nulls first, need.area_code, need.mid_year, need.condition
)

select * from final
