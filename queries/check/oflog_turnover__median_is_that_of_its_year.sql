-- The median printed for a year is that of the councils' rates of the year.
-- grain: one row per year that breaks the rule
-- params: none
-- returns: financial_year VARCHAR, median_pct DOUBLE, computed_pct DOUBLE
with

years as (
    select
        financial_year,
        min(median_pct) as least_pct,
        max(median_pct) as median_pct,
        median(turnover_pct) as computed_pct
    from staging.oflog_turnover
    group by financial_year
),

final as (
    select
        financial_year,
        median_pct,
        computed_pct
    from years
    where
        abs(median_pct - computed_pct) > 0.000001
        or abs(median_pct - least_pct) > 0.000001
        or computed_pct is null
)

select * from final
