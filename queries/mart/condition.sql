-- Conditions and needs that an expected number of older people is worked out for.
-- grain: one row per condition
-- key: condition
-- params: none
-- returns: condition VARCHAR, condition_name VARCHAR, people_name VARCHAR, description VARCHAR,
--   coverage VARCHAR, is_estimated BOOLEAN, sort_order INTEGER
with

final as (
    select
        condition_code as condition,
        condition_name,
        people_name,
        description,
        coverage,
        is_estimated,
        sort_order
    from staging.reference_conditions
    order by sort_order
)

select * from final
