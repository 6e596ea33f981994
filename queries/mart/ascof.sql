-- Measures of the Adult Social Care Outcomes Framework, each from the newest release that has it.
-- grain: one row per measure, part, area and year
-- key: measure_code, part, area_code, financial_year
-- params: none
-- returns: measure_code VARCHAR, part VARCHAR, area_code VARCHAR, area_name VARCHAR,
--   financial_year VARCHAR, outcome DOUBLE, numerator DOUBLE, denominator DOUBLE,
--   respondents DOUBLE, margin_of_error DOUBLE, status VARCHAR, release_date DATE
-- note: outcome is empty and status says why where the publisher gives no value.
with

final as (
    select
        measure_code,
        part,
        area_code,
        area_name,
        financial_year,
        outcome,
        numerator,
        denominator,
        respondents,
        margin_of_error,
        status,
        release_date
    from staging.dhsc_ascof
    qualify
        row_number() over (
            partition by measure_code, part, area_code, financial_year
            order by release_date desc
        ) = 1
    order by measure_code, part, area_code, financial_year
)

select * from final
