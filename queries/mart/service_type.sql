-- The kinds of care and support the market offers.
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
        is_regulated,
        cqc_service_types,
        description,
        sort_order
    from staging.reference_service_types
    order by sort_order
)

select * from final
