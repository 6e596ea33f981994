-- People and cost by client category and kind of service, as one council's own papers give them.
-- grain: one row per row of a paper's table and year
-- params: council_code VARCHAR
-- returns: financial_year VARCHAR, client_category VARCHAR, service_type VARCHAR, people BIGINT,
--   cost_gbp DOUBLE, average_cost_gbp DOUBLE, printed_average_gbp DOUBLE, definition VARCHAR,
--   source_id VARCHAR
-- note: categories and services are named as in the paper; service_type is NULL where the row is
--   of no one kind. A total that the paper prints ends in (printed total), a part of a total in
--   (part): leave both out when adding up. average_cost_gbp is cost over people. Amounts of two
--   definitions do not compare.
with

final as (
    select
        financial_year,
        client_category
        || case when age_group = 'all' then '' else ', ' || lower(age_group) end
        || case row_kind when 'total' then ' (printed total)' when 'part' then ' (part)' else '' end
            as client_category,
        nullif(service_type, 'all') as service_type,
        people,
        cost_gbp,
        average_cost_gbp,
        printed_average_gbp,
        definition_name as definition,
        'council_spend' as source_id
    from mart.council_spend
    where council_code = $council_code
    order by row_number
)

select * from final
