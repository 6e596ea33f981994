-- Budgets, forecasts, savings and contract values in councils' own papers, typed, in pounds.
-- grain: one row per amount
-- key: council_code, table_id, period, line, measure
-- params: none
-- returns: council_code VARCHAR, table_id VARCHAR, table_name VARCHAR, financial_year VARCHAR,
--   period VARCHAR, line VARCHAR, row_kind VARCHAR, measure VARCHAR, amount DOUBLE,
--   unit VARCHAR, amount_gbp DOUBLE, client_groups VARCHAR, service_types VARCHAR,
--   figure_id VARCHAR, paper VARCHAR, section VARCHAR, note VARCHAR, row_number INTEGER
-- note: amount is as printed, in unit; row_number is the line of the file.
with

final as (
    select
        council_code,
        table_id,
        table_name,
        financial_year,
        period,
        line,
        row_kind,
        measure,
        cast(amount as double) as amount,
        unit,
        round(
            cast(amount as double)
            * case unit when '£' then 1 when '£000' then 1000 when '£m' then 1000000 end,
            2
        ) as amount_gbp,
        client_groups,
        service_types,
        figure_id,
        paper,
        section,
        note,
        source_row as row_number
    from raw.council_budget
)

select * from final
