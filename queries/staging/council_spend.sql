-- Rows of the tables of spending and clients in councils' own papers, typed, with cost in pounds.
-- grain: one row per row of a paper's table and year
-- key: council_code, table_id, financial_year, client_category, service_type, age_group
-- params: none
-- returns: council_code VARCHAR, table_id VARCHAR, table_name VARCHAR, financial_year VARCHAR,
--   period VARCHAR, client_category VARCHAR, service_type VARCHAR, age_group VARCHAR,
--   row_kind VARCHAR, people BIGINT, cost DOUBLE, cost_unit VARCHAR, cost_gbp DOUBLE,
--   printed_average_gbp DOUBLE, definition VARCHAR, client_groups VARCHAR,
--   service_types VARCHAR, people_figure_id VARCHAR, cost_figure_id VARCHAR,
--   average_figure_id VARCHAR, paper VARCHAR, section VARCHAR, note VARCHAR, row_number INTEGER
-- note: cost is as printed, in cost_unit; row_number is the line of the file, which is the order
--   of the paper's table. A unit that is not known gives no pounds; a check names it.
with

final as (
    select
        council_code,
        table_id,
        table_name,
        financial_year,
        period,
        client_category,
        service_type,
        age_group,
        row_kind,
        cast(people as bigint) as people,
        cast(cost as double) as cost,
        cost_unit,
        round(
            cast(cost as double)
            * case cost_unit when '£' then 1 when '£000' then 1000 when '£m' then 1000000 end,
            2
        ) as cost_gbp,
        cast(printed_average_gbp as double) as printed_average_gbp,
        definition,
        client_groups,
        service_types,
        people_figure_id,
        cost_figure_id,
        average_figure_id,
        paper,
        section,
        note,
        source_row as row_number
    from raw.council_spend
)

select * from final
