-- Cost over people in spend.csv is what care for a person can cost: £50 to £2 million a year, and
-- near the printed average; a cost in thousands must say so in cost_unit.
-- grain: one row per row whose cost and unit do not fit its people
-- params: none
-- returns: council_code VARCHAR, table_id VARCHAR, row_number INTEGER, cost DOUBLE,
--   cost_unit VARCHAR, people BIGINT, computed_average_gbp DOUBLE, printed_average_gbp DOUBLE
with

averages as (
    select
        *,
        cost_gbp / nullif(people, 0) as computed_average_gbp
    from staging.council_spend
    where cost_gbp != 0
),

final as (
    select
        council_code,
        table_id,
        row_number,
        cost,
        cost_unit,
        people,
        computed_average_gbp,
        printed_average_gbp
    from averages
    where
        computed_average_gbp not between 50 and 2000000
        or (computed_average_gbp / nullif(printed_average_gbp, 0)) not between 0.2 and 5
        or people = 0
)

select * from final
