-- Conditions and needs that expected numbers are worked out for, typed.
-- grain: one row per condition
-- key: condition_code
-- params: none
-- returns: condition_code VARCHAR, condition_name VARCHAR, people_name VARCHAR,
--   description VARCHAR, coverage VARCHAR, sort_order INTEGER, is_estimated BOOLEAN
with

final as (
    select
        condition_code,
        condition_name,
        people_name,
        description,
        coverage,
        cast(sort_order as integer) as sort_order,
        case is_estimated when 'Y' then true when 'N' then false end as is_estimated
    from raw.reference_conditions
)

select * from final
