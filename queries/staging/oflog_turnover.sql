-- Turnover of the adult social care workforce by council, typed.
-- grain: one row per year and council
-- key: financial_year, area_code
-- params: none
-- returns: financial_year VARCHAR, area_code VARCHAR, area_name VARCHAR, region_name VARCHAR,
--   turnover_pct DOUBLE, median_pct DOUBLE
-- note: median_pct is the publisher's median of the councils of that year, the same in each row.
with

final as (
    select
        financial_year,
        area_code,
        area_name,
        region_name,
        cast(turnover_pct as double) as turnover_pct,
        cast(median_pct as double) as median_pct
    from raw.oflog_turnover
)

select * from final
