-- Measures of the Adult Social Care Outcomes Framework, every release held, typed.
-- grain: one row per release, measure, part, area and year
-- key: release_date, measure_code, part, area_code, financial_year
-- params: none
-- returns: release_date DATE, measure_code VARCHAR, part VARCHAR, area_code VARCHAR,
--   area_name VARCHAR, financial_year VARCHAR, outcome DOUBLE, numerator DOUBLE,
--   denominator DOUBLE, respondents DOUBLE, margin_of_error DOUBLE, status VARCHAR
-- note: status c, x or z stands where the publisher gives no value.
with

final as (
    select
        cast(release_date as date) as release_date,
        measure_code,
        part,
        area_code,
        area_name,
        financial_year,
        cast(outcome as double) as outcome,
        cast(numerator as double) as numerator,
        cast(denominator as double) as denominator,
        cast(respondents as double) as respondents,
        cast(margin_of_error as double) as margin_of_error,
        status
    from raw.dhsc_ascof
)

select * from final
