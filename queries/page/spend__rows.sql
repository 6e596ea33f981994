-- Rows of the tables of spending and clients in one council's own papers, in the paper's order.
-- grain: one row per row of a table and year
-- key: table_id, financial_year, client_category, service_type, age_group
-- params: council_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: table_id VARCHAR, table_name VARCHAR, financial_year VARCHAR, period VARCHAR,
-- client_category VARCHAR, service_type VARCHAR, age_group VARCHAR, category VARCHAR,
-- row_kind VARCHAR, people BIGINT, cost_gbp DOUBLE, average_cost_gbp DOUBLE,
-- printed_average_gbp DOUBLE, cost_share_pct DOUBLE, people_share_pct DOUBLE,
-- definition VARCHAR, definition_name VARCHAR, definition_text VARCHAR, is_by_service BOOLEAN,
-- paper VARCHAR, section VARCHAR, note VARCHAR
-- note: an empty filter, or all_adults, means all. A row fits a kind of service or a client group
-- when it is of it alone or with others; a row of no one kind fits none. Printed totals are left
-- out: spend__totals has them.
select
    table_id,
    table_name,
    financial_year,
    period,
    client_category,
    service_type,
    age_group,
    category,
    row_kind,
    people,
    cost_gbp,
    average_cost_gbp,
    printed_average_gbp,
    cost_share_pct,
    people_share_pct,
    definition,
    definition_name,
    definition_text,
    is_by_service,
    paper,
    section,
    note
from mart.council_spend
where
    council_code = $council_code
    and row_kind != 'total'
    and (
        $service_type = ''
        or coalesce(list_contains(string_split(service_types, '|'), $service_type), false)
    )
    and (
        $client_group in ('', 'all_adults')
        or coalesce(list_contains(string_split(client_groups, '|'), $client_group), false)
    )
order by row_number
