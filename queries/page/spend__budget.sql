-- Budgets, forecasts, savings and contract values in one council's own papers.
-- grain: one row per amount
-- key: table_id, period, line, measure
-- params: council_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: table_id VARCHAR, table_name VARCHAR, financial_year VARCHAR, period VARCHAR,
-- line VARCHAR, row_kind VARCHAR, measure VARCHAR, measure_name VARCHAR, measure_text VARCHAR,
-- amount_gbp DOUBLE, row_sum_gbp DOUBLE, paper VARCHAR, section VARCHAR, note VARCHAR,
-- source_id VARCHAR
-- note: an empty filter, or all_adults, means all; an amount for no one kind of service or client
-- group fits none.
select
    table_id,
    table_name,
    financial_year,
    period,
    line,
    row_kind,
    measure,
    measure_name,
    measure_text,
    amount_gbp,
    row_sum_gbp,
    paper,
    section,
    note,
    source_id
from mart.council_budget
where
    council_code = $council_code
    and (
        $service_type = ''
        or coalesce(list_contains(string_split(service_types, '|'), $service_type), false)
    )
    and (
        $client_group in ('', 'all_adults')
        or coalesce(list_contains(string_split(client_groups, '|'), $client_group), false)
    )
order by source_id desc, row_number
