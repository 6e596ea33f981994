-- Totals that papers print in their tables of spending, beside what their rows come to.
-- grain: one row per printed total
-- key: council_code, table_id, financial_year, age_group
-- params: none
-- returns: council_code VARCHAR, table_id VARCHAR, table_name VARCHAR, financial_year VARCHAR,
--   period VARCHAR, age_group VARCHAR, row_count BIGINT, printed_people BIGINT,
--   row_people BIGINT, people_difference BIGINT, printed_cost_gbp DOUBLE, row_cost_gbp DOUBLE,
--   cost_difference_gbp DOUBLE, printed_average_gbp DOUBLE, average_cost_gbp DOUBLE,
--   average_of_rows_gbp DOUBLE, note VARCHAR, row_number INTEGER
-- note: rows of an age add up to the total of that age, all rows to the total of every age; a
--   sum is missing where a row is. average_cost_gbp is the printed cost over the printed people,
--   average_of_rows_gbp the plain mean of the averages that the rows print.
with

printed as (
    select *
    from mart.council_spend
    where row_kind = 'total'
),

summed as (
    select
        printed.council_code,
        printed.table_id,
        printed.financial_year,
        printed.age_group,
        count(*) as row_count,
        case when count(*) = count(here.people) then cast(sum(here.people) as bigint) end
            as row_people,
        case when count(*) = count(here.cost_gbp) then sum(here.cost_gbp) end as row_cost_gbp,
        case when count(*) = count(here.printed_average_gbp) then avg(here.printed_average_gbp) end
            as average_of_rows_gbp
    from printed
    inner join mart.council_spend as here
        on
            printed.council_code = here.council_code
            and printed.table_id = here.table_id
            and printed.financial_year = here.financial_year
            and (printed.age_group = 'all' or printed.age_group = here.age_group)
    where here.row_kind = 'row'
    group by printed.council_code, printed.table_id, printed.financial_year, printed.age_group
),

final as (
    select
        printed.council_code,
        printed.table_id,
        printed.table_name,
        printed.financial_year,
        printed.period,
        printed.age_group,
        summed.row_count,
        printed.people as printed_people,
        summed.row_people,
        printed.people - summed.row_people as people_difference,
        printed.cost_gbp as printed_cost_gbp,
        summed.row_cost_gbp,
        printed.cost_gbp - summed.row_cost_gbp as cost_difference_gbp,
        printed.printed_average_gbp,
        printed.average_cost_gbp,
        summed.average_of_rows_gbp,
        printed.note,
        printed.row_number
    from printed
    inner join summed
        on
            printed.council_code = summed.council_code
            and printed.table_id = summed.table_id
            and printed.financial_year = summed.financial_year
            and printed.age_group = summed.age_group
    order by printed.council_code, printed.row_number
)

select * from final
