-- Why the cost of a paper's table changed between two years: people, price and mix.
-- grain: one row per table, pair of years, category and component
-- key: council_code, table_id, from_year, to_year, category, component
-- params: none
-- returns: council_code VARCHAR, table_id VARCHAR, table_name VARCHAR, from_year VARCHAR,
--   to_year VARCHAR, client_category VARCHAR, service_type VARCHAR, category VARCHAR,
--   component VARCHAR, change_gbp DOUBLE, is_by_service BOOLEAN, row_number INTEGER
-- note: category is empty for the whole table, whose client_category is that of all its rows, or
--   all; its service_type is all where the table is by service. The split itself is made by
--   mps.analysis.price_volume_mix when the store is built.
with

tables as (
    select
        council_code,
        table_id,
        any_value(table_name) as table_name,
        any_value(is_by_service) as is_by_service,
        case
            when count(distinct client_category) = 1 then any_value(client_category) else 'all'
        end as client_category
    from mart.council_spend
    where row_kind = 'row'
    group by council_code, table_id
),

categories as (
    select
        council_code,
        table_id,
        category,
        min(row_number) as row_number
    from mart.spend_item
    group by council_code, table_id, category
),

final as (
    select
        change.council_code,
        change.table_id,
        tables.table_name,
        change.from_year,
        change.to_year,
        case
            when change.category = '' or tables.is_by_service then tables.client_category
            else change.category
        end as client_category,
        case
            when not tables.is_by_service then ''
            when change.category = '' then 'all'
            else change.category
        end as service_type,
        change.category,
        change.component,
        change.change_gbp,
        tables.is_by_service,
        coalesce(categories.row_number, 0) as row_number
    from staging.spend_change as change
    inner join tables
        on change.council_code = tables.council_code and change.table_id = tables.table_id
    left join categories
        on
            change.council_code = categories.council_code
            and change.table_id = categories.table_id
            and change.category = categories.category
    order by
        change.council_code,
        change.table_id,
        change.from_year,
        change.to_year,
        row_number,
        change.component
)

select * from final
