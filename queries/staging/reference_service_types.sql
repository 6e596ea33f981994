-- The kinds of care and support the market offers, typed.
-- grain: one row per service type
-- key: service_type_code
-- params: none
-- returns: service_type_code VARCHAR, service_type_name VARCHAR, is_regulated BOOLEAN,
--   cqc_service_types VARCHAR, description VARCHAR, sort_order INTEGER
-- note: cqc_service_types are the regulator's names joined with a vertical bar, empty where
--   the Care Quality Commission does not regulate the service.
with

final as (
    select
        service_type_code,
        service_type_name,
        case is_regulated when 'Y' then true when 'N' then false end as is_regulated,
        nullif(cqc_service_types, '') as cqc_service_types,
        nullif(description, '') as description,
        cast(sort_order as integer) as sort_order
    from raw.reference_service_types
)

select * from final
