-- Totals that one council's papers print, beside what their rows come to.
-- grain: one row per printed total
-- key: table_id, financial_year, age_group
-- params: council_code VARCHAR
-- returns: table_id VARCHAR, table_name VARCHAR, financial_year VARCHAR, age_group VARCHAR,
-- printed_people BIGINT, row_people BIGINT, people_difference BIGINT, printed_cost_gbp DOUBLE,
-- row_cost_gbp DOUBLE, cost_difference_gbp DOUBLE, printed_average_gbp DOUBLE,
-- average_cost_gbp DOUBLE, average_of_rows_gbp DOUBLE, differs BOOLEAN, note VARCHAR
-- note: differs is whether people, cost or average, to the pound, do not follow from the rows.
select
    table_id,
    table_name,
    financial_year,
    age_group,
    printed_people,
    row_people,
    people_difference,
    printed_cost_gbp,
    row_cost_gbp,
    cost_difference_gbp,
    printed_average_gbp,
    average_cost_gbp,
    average_of_rows_gbp,
    coalesce(people_difference != 0, false)
    or coalesce(abs(cost_difference_gbp) >= 1, false)
    or coalesce(abs(printed_average_gbp - average_cost_gbp) >= 1, false) as differs,
    note
from mart.spend_total
where council_code = $council_code
order by row_number
