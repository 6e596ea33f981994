-- Kinds of rates and what each counts, typed.
-- grain: one row per kind of rate
-- key: definition_code
-- params: none
-- returns: definition_code VARCHAR, definition_name VARCHAR, is_paid_by_council BOOLEAN,
--   meaning VARCHAR, sort_order INTEGER
with

final as (
    select
        definition_code,
        definition_name,
        is_paid_by_council = 'Y' as is_paid_by_council,
        meaning,
        cast(sort_order as integer) as sort_order
    from raw.reference_rate_definitions
)

select * from final
