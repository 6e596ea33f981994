-- Kinds of rates and what each counts.
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
        is_paid_by_council,
        meaning,
        sort_order
    from staging.reference_rate_definitions
    order by sort_order
)

select * from final
