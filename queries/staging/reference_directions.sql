-- Where a commissioning intention may want a service to go.
-- grain: one row per direction
-- key: direction_code
-- params: none
-- returns: direction_code VARCHAR, direction_name VARCHAR, description VARCHAR,
--   sort_order INTEGER
with

final as (
    select
        direction_code,
        direction_name,
        description,
        cast(sort_order as integer) as sort_order
    from raw.reference_directions
)

select * from final
