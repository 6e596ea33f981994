-- The kinds of service that locations are counted by.
-- grain: one row per kind
-- key: service_type_code
-- params: none
-- returns: service_type_code VARCHAR, service_type_name VARCHAR, is_care_home BOOLEAN,
--   sort_order INTEGER
with

counted as (
    select distinct service_type_code
    from mart.location_service
    where is_main
),

own as (
    select
        'other_regulated' as service_type_code,
        'Other regulated care' as service_type_name,
        98 as sort_order
    union all
    select
        'not_stated' as service_type_code,
        'Service type not stated' as service_type_name,
        99 as sort_order
),

names as (
    select
        service_type_code,
        service_type_name,
        sort_order
    from mart.service_type
    union all
    select * from own
),

final as (
    select
        names.service_type_code,
        names.service_type_name,
        names.service_type_code in ('nursing_home', 'care_home') as is_care_home,
        names.sort_order
    from names
    inner join counted on names.service_type_code = counted.service_type_code
    order by names.sort_order
)

select * from final
