-- The intentions of one council, to read one of them in full.
-- grain: one row per intention, and one for the list of all
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
with

every as (
    select
        'all' as code,
        'The list of all' as label,
        true as is_default,
        0 as place
    union all
    select
        intention_id as code,
        title || ' [' || reference_code || ']' as label,
        false as is_default,
        sort_order as place
    from mart.intention
    where council_code = $council_code
)

select
    code,
    label,
    is_default
from every
order by place, code
