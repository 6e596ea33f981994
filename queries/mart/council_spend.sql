-- Rows of the tables of spending and clients in councils' own papers, with computed averages.
-- grain: one row per row of a paper's table and year
-- key: council_code, table_id, financial_year, client_category, service_type, age_group
-- params: none
-- returns: council_code VARCHAR, table_id VARCHAR, table_name VARCHAR, financial_year VARCHAR,
--   period VARCHAR, client_category VARCHAR, service_type VARCHAR, age_group VARCHAR,
--   category VARCHAR, row_kind VARCHAR, people BIGINT, cost_gbp DOUBLE,
--   average_cost_gbp DOUBLE, printed_average_gbp DOUBLE, cost_share_pct DOUBLE,
--   people_share_pct DOUBLE, definition VARCHAR, definition_name VARCHAR,
--   definition_text VARCHAR, is_by_service BOOLEAN, client_groups VARCHAR,
--   service_types VARCHAR, paper VARCHAR, section VARCHAR, note VARCHAR, row_number INTEGER
-- note: category is the kind of service in a table by service, else the client category. Shares
--   are of all rows of the table in the year, of every age; missing where one of them is.
with

tables as (
    select
        council_code,
        table_id,
        bool_or(service_type != 'all') as is_by_service
    from staging.council_spend
    group by council_code, table_id
),

sums as (
    select
        council_code,
        table_id,
        financial_year,
        case when count(*) = count(cost_gbp) then sum(cost_gbp) end as cost_gbp,
        case when count(*) = count(people) then sum(people) end as people
    from staging.council_spend
    where row_kind = 'row'
    group by council_code, table_id, financial_year
),

final as (
    select
        here.council_code,
        here.table_id,
        here.table_name,
        here.financial_year,
        here.period,
        here.client_category,
        here.service_type,
        here.age_group,
        case when tables.is_by_service then here.service_type else here.client_category end
            as category,
        here.row_kind,
        here.people,
        here.cost_gbp,
        here.cost_gbp / nullif(here.people, 0) as average_cost_gbp,
        here.printed_average_gbp,
        case
            when here.row_kind = 'row' then 100.0 * here.cost_gbp / nullif(sums.cost_gbp, 0)
        end as cost_share_pct,
        case
            when here.row_kind = 'row' then 100.0 * here.people / nullif(sums.people, 0)
        end as people_share_pct,
        here.definition,
        definitions.definition_name,
        definitions.description as definition_text,
        tables.is_by_service,
        here.client_groups,
        here.service_types,
        here.paper,
        here.section,
        here.note,
        here.row_number
    from staging.council_spend as here
    inner join tables
        on here.council_code = tables.council_code and here.table_id = tables.table_id
    left join sums
        on
            here.council_code = sums.council_code
            and here.table_id = sums.table_id
            and here.financial_year = sums.financial_year
    left join staging.reference_spend_definitions as definitions
        on here.definition = definitions.definition_code
    order by here.council_code, here.row_number
)

select * from final
