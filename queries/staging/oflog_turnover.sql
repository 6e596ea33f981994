-- Staff turnover by council and year, as the Office for Local Government gave it, typed.
-- grain: one row per council and year
-- key: area_code, financial_year
-- params: none
-- returns: area_code VARCHAR, financial_year VARCHAR, area_name VARCHAR, turnover_pct DOUBLE,
--   median_pct DOUBLE
with

final as (
    select
        area_code,
        financial_year,
        area_name,
        cast(turnover_pct as double) as turnover_pct,
        cast(median_pct as double) as median_pct
    from raw.oflog_turnover
)

select * from final
