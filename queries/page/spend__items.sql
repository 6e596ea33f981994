-- What a change in one council's cost can be split by, as far as it fits the filters.
-- grain: one row per table, category and year
-- key: table_id, category, financial_year
-- params: council_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: table_id VARCHAR, category VARCHAR, financial_year VARCHAR, people BIGINT,
-- cost_gbp DOUBLE, average_cost_gbp DOUBLE, is_by_service BOOLEAN
-- note: an empty filter, or all_adults, means all. A table by client category does not tell kinds
-- of service apart, so that a service type leaves it whole.
select
    table_id,
    category,
    financial_year,
    people,
    cost_gbp,
    cost_gbp / nullif(people, 0) as average_cost_gbp,
    is_by_service
from mart.spend_item
where
    council_code = $council_code
    and (
        $service_type = ''
        or not is_by_service
        or coalesce(list_contains(string_split(service_types, '|'), $service_type), false)
    )
    and (
        $client_group in ('', 'all_adults')
        or coalesce(list_contains(string_split(client_groups, '|'), $client_group), false)
    )
order by row_number
