-- What a change in cost can be split by: categories with people and cost, of years told in full.
-- grain: one row per category of a paper's table and year
-- key: council_code, table_id, category, financial_year
-- params: none
-- returns: council_code VARCHAR, table_id VARCHAR, category VARCHAR, financial_year VARCHAR,
--   people BIGINT, cost_gbp DOUBLE, is_by_service BOOLEAN, client_groups VARCHAR,
--   service_types VARCHAR, row_number INTEGER
-- note: a year in which a row lacks people or cost, or has a cost without people, is left out
--   whole: a split of a part would not add up to the change. Ages of a category are added up.
with

rows_of_tables as (
    select *
    from mart.council_spend
    where row_kind = 'row'
),

whole_years as (
    select
        council_code,
        table_id,
        financial_year
    from rows_of_tables
    group by council_code, table_id, financial_year
    having
        bool_and(coalesce(people, -1) > 0 or (people = 0 and cost_gbp = 0))
        and bool_and(cost_gbp is not null)
        and sum(people) > 0
        and count(distinct definition) = 1
),

final as (
    select
        here.council_code,
        here.table_id,
        here.category,
        here.financial_year,
        cast(sum(here.people) as bigint) as people,
        sum(here.cost_gbp) as cost_gbp,
        any_value(here.is_by_service) as is_by_service,
        any_value(here.client_groups) as client_groups,
        any_value(here.service_types) as service_types,
        min(here.row_number) as row_number
    from rows_of_tables as here
    inner join whole_years
        on
            here.council_code = whole_years.council_code
            and here.table_id = whole_years.table_id
            and here.financial_year = whole_years.financial_year
    group by here.council_code, here.table_id, here.category, here.financial_year
    order by here.council_code, row_number
)

select * from final
