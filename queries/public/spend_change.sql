-- Why the cost in one council's own tables changed between two years: people, price and mix.
-- grain: one row per category, or kind of service within one, and component
-- params: council_code VARCHAR, from_year VARCHAR, to_year VARCHAR
-- returns: client_category VARCHAR, service_type VARCHAR, component VARCHAR, change_gbp DOUBLE
-- note: years are financial years such as 2015-16. component is people, price, mix or total; the
--   three add up to the total, for each row and for the whole. The whole of a table by client
--   category has client_category all; within a category, the whole of a table by kind of service
--   has service_type all. service_type is empty where the split is between client categories.
--   Costs are in cash. Nothing is returned unless a table is held for both years.
with

final as (
    select
        client_category,
        service_type,
        component,
        change_gbp
    from mart.spend_change
    where
        council_code = $council_code
        and from_year = cast($from_year as varchar)
        and to_year = cast($to_year as varchar)
    order by is_by_service, table_id, row_number, component
)

select * from final
