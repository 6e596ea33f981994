-- Tables of spending and clients in one council's own papers.
-- grain: one row per table, in the order of the file
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
with

tables as (
    select
        table_id as code,
        any_value(table_name) as label,
        min(row_number) as place
    from mart.council_spend
    where council_code = $council_code
    group by table_id
),

final as (
    select
        code,
        label,
        place = min(place) over () as is_default,
        place
    from tables
)

select
    code,
    label,
    is_default
from final
order by place
