-- How each kind of service is counted in CQC's register.
-- grain: one row per service type
-- key: service_type_code
-- params: none
-- returns: service_type_code VARCHAR, service_type_name VARCHAR, is_regulated BOOLEAN,
-- is_counted BOOLEAN, counted_with VARCHAR, description VARCHAR
-- note: CQC has no name of its own for some kinds: they are counted with counted_with.
with

types as (
    select * from mart.service_type
),

names as (
    select
        service_type_code,
        service_type_name,
        sort_order,
        unnest(string_split(cqc_service_types, '|')) as cqc_name
    from types
),

counted as (
    select
        cqc_name,
        arg_min(service_type_code, sort_order) as service_type_code,
        arg_min(service_type_name, sort_order) as service_type_name
    from names
    group by cqc_name
),

matched as (
    select
        names.service_type_code,
        bool_or(names.service_type_code = counted.service_type_code) as is_counted,
        string_agg(
            distinct case
                when names.service_type_code != counted.service_type_code
                    then counted.service_type_name
            end,
            ' and '
        ) as counted_with
    from names
    inner join counted on names.cqc_name = counted.cqc_name
    group by names.service_type_code
)

select
    types.service_type_code,
    types.service_type_name,
    types.is_regulated,
    coalesce(matched.is_counted, false) as is_counted,
    matched.counted_with,
    types.description
from types
left join matched on types.service_type_code = matched.service_type_code
order by types.sort_order
