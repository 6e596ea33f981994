-- Workforce indicators in the order of lists.
-- grain: one row per indicator
-- key: indicator
-- params: none
-- returns: indicator VARCHAR, indicator_name VARCHAR, unit VARCHAR, decimals INTEGER,
--   better VARCHAR, service_types VARCHAR, description VARCHAR, sort_order INTEGER
with

final as (
    select
        indicator,
        indicator_name,
        unit,
        decimals,
        better,
        service_types,
        description,
        sort_order
    from staging.reference_workforce_indicators
    order by sort_order
)

select * from final
