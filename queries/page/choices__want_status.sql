-- Statuses to choose of one council's intentions, with how many have each.
-- grain: one row per status of any intention, and one for all
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
with

held as (
    select
        status as code,
        any_value(status_name) as name,
        any_value(status_order) as place,
        count(*) as intention_count
    from mart.intention
    where council_code = $council_code
    group by status
),

every as (
    select
        'any' as code,
        'Any status' as label,
        true as is_default,
        0 as place
    union all
    select
        code,
        name || ' (' || intention_count || ')' as label,
        false as is_default,
        place
    from held
)

select
    code,
    label,
    is_default
from every
order by place
