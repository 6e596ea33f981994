-- Why the cost in one council's own tables changed, in cash, by category.
-- grain: one row per table, pair of years and category
-- key: table_id, from_year, to_year, category
-- params: council_code VARCHAR
-- returns: table_id VARCHAR, table_name VARCHAR, from_year VARCHAR, to_year VARCHAR,
-- client_category VARCHAR, category VARCHAR, is_by_service BOOLEAN, people_gbp DOUBLE,
-- price_gbp DOUBLE, mix_gbp DOUBLE, total_gbp DOUBLE
-- note: the row of the whole table has an empty category.
select
    table_id,
    any_value(table_name) as table_name,
    from_year,
    to_year,
    any_value(client_category) as client_category,
    category,
    any_value(is_by_service) as is_by_service,
    max(change_gbp) filter (where component = 'people') as people_gbp,
    max(change_gbp) filter (where component = 'price') as price_gbp,
    max(change_gbp) filter (where component = 'mix') as mix_gbp,
    max(change_gbp) filter (where component = 'total') as total_gbp
from mart.spend_change
where council_code = $council_code
group by table_id, from_year, to_year, category
order by table_id, from_year, to_year, any_value(row_number)
