-- What amounts of money and counts of people in council papers mean, typed.
-- grain: one row per meaning
-- key: definition_code
-- params: none
-- returns: definition_code VARCHAR, definition_name VARCHAR, used_for VARCHAR,
--   description VARCHAR, sort_order INTEGER
with

final as (
    select
        definition_code,
        definition_name,
        used_for,
        description,
        cast(sort_order as integer) as sort_order
    from raw.reference_spend_definitions
)

select * from final
