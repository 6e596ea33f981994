-- Budgets, forecasts, savings and contract values in councils' own papers.
-- grain: one row per amount
-- key: council_code, table_id, period, line, measure
-- params: none
-- returns: council_code VARCHAR, table_id VARCHAR, table_name VARCHAR, financial_year VARCHAR,
--   period VARCHAR, line VARCHAR, row_kind VARCHAR, measure VARCHAR, measure_name VARCHAR,
--   measure_text VARCHAR, amount_gbp DOUBLE, row_sum_gbp DOUBLE, client_groups VARCHAR,
--   service_types VARCHAR, paper VARCHAR, section VARCHAR, note VARCHAR, source_id VARCHAR,
--   row_number INTEGER
-- note: budgets by service that stand in the tables of spending are here too, from there.
--   row_sum_gbp is, for a printed total, what the rows of its table and measure add up to.
with

listed as (
    select
        council_code,
        table_id,
        table_name,
        financial_year,
        period,
        line,
        row_kind,
        measure,
        amount_gbp,
        client_groups,
        service_types,
        paper,
        section,
        note,
        'council_budget' as source_id,
        row_number
    from staging.council_budget
    union all
    select
        council_code,
        table_id,
        table_name,
        financial_year,
        period,
        case when age_group = 'all' then category else category || ', ' || lower(age_group) end
            as line,
        row_kind,
        definition as measure,
        cost_gbp as amount_gbp,
        client_groups,
        service_types,
        paper,
        section,
        note,
        'council_spend' as source_id,
        row_number
    from mart.council_spend
    where definition = 'gross_budget'
),

final as (
    select
        listed.council_code,
        listed.table_id,
        listed.table_name,
        listed.financial_year,
        listed.period,
        listed.line,
        listed.row_kind,
        listed.measure,
        definitions.definition_name as measure_name,
        definitions.description as measure_text,
        listed.amount_gbp,
        case
            when listed.row_kind = 'total' then sum(listed.amount_gbp) filter (
                where listed.row_kind = 'row'
            ) over (
                partition by
                    listed.council_code, listed.table_id, listed.measure, listed.period
            )
        end as row_sum_gbp,
        listed.client_groups,
        listed.service_types,
        listed.paper,
        listed.section,
        listed.note,
        listed.source_id,
        listed.row_number
    from listed
    left join staging.reference_spend_definitions as definitions
        on listed.measure = definitions.definition_code
    order by listed.council_code, listed.source_id, listed.row_number
)

select * from final
