-- Workforce indicators: what is measured, in which unit, and which way is better.
-- grain: one row per indicator
-- key: indicator
-- params: none
-- returns: indicator VARCHAR, indicator_name VARCHAR, unit VARCHAR, decimals INTEGER,
--   better VARCHAR, service_types VARCHAR, description VARCHAR, sort_order INTEGER
-- note: service_types are joined with |, and empty where the indicator is about all.
with

final as (
    select
        indicator,
        indicator_name,
        unit,
        cast(decimals as integer) as decimals,
        better,
        service_types,
        description,
        cast(sort_order as integer) as sort_order
    from raw.reference_workforce_indicators
)

select * from final
