-- Staff turnover by kind of care, as LG Inform gives it, typed.
-- grain: one row per area, year and indicator
-- key: area_code, financial_year, indicator
-- params: none
-- returns: area_code VARCHAR, published_code VARCHAR, area_name VARCHAR, financial_year VARCHAR,
--   indicator VARCHAR, value DOUBLE
with

final as (
    select
        area_code,
        published_code,
        area_name,
        financial_year,
        indicator,
        cast(value as double) as value
    from raw.lgi_turnover_by_care_type
)

select * from final
