-- Every condition that an expected number is worked out for has rates, each within its range.
-- grain: one row per condition or rate that breaks the rule
-- params: none
-- returns: condition VARCHAR, cell VARCHAR, rate_pct DOUBLE
with

final as (
    select
        condition.condition,
        rate_cell.cell,
        rate_cell.rate_pct
    from mart.condition as condition
    left join mart.rate_cell as rate_cell on condition.condition = rate_cell.condition
    where
        condition.is_estimated
        and (
            rate_cell.cell is null
            or rate_cell.rate_pct not between coalesce(rate_cell.lower_pct, 0)
            and coalesce(rate_cell.upper_pct, 100)
        )
)

select * from final
