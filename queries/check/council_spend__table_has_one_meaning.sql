-- A table of spend.csv means the same in all its rows and years, and is called the same.
-- grain: one row per table that does not
-- params: none
-- returns: council_code VARCHAR, table_id VARCHAR, meanings VARCHAR, names VARCHAR
with

final as (
    select
        council_code,
        table_id,
        string_agg(distinct definition, ', ' order by definition) as meanings,
        string_agg(distinct table_name, ', ' order by table_name) as names
    from staging.council_spend
    group by council_code, table_id
    having count(distinct definition) > 1 or count(distinct table_name) > 1
)

select * from final
