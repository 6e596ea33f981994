-- Workforce figures printed in a council's own papers, typed.
-- grain: one row per council, paper, indicator, area and period
-- key: council_code, paper, indicator, area_code, period
-- params: none
-- returns: council_code VARCHAR, indicator VARCHAR, area_code VARCHAR, period VARCHAR,
--   period_year INTEGER, value DOUBLE, printed VARCHAR, paper VARCHAR, section VARCHAR,
--   url VARCHAR, note VARCHAR, figure_id VARCHAR
-- note: council_code is the council whose paper prints the figure, area_code the place it is of.
with

final as (
    select
        council_code,
        indicator,
        area_code,
        period,
        cast(period_year as integer) as period_year,
        cast(value as double) as value,
        printed,
        paper,
        section,
        url,
        note,
        figure_id
    from raw.council_workforce
)

select * from final
