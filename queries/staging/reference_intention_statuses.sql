-- How far a commissioning intention may have come.
-- grain: one row per status
-- key: status_code
-- params: none
-- returns: status_code VARCHAR, status_name VARCHAR, description VARCHAR, sort_order INTEGER,
--   is_open BOOLEAN
with

final as (
    select
        status_code,
        status_name,
        description,
        cast(sort_order as integer) as sort_order,
        is_open = 'Y' as is_open
    from raw.reference_intention_statuses
)

select * from final
