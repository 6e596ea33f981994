-- The groups of people care and support is for, typed.
-- grain: one row per client group
-- key: client_group_code
-- params: none
-- returns: client_group_code VARCHAR, client_group_name VARCHAR, cqc_specialisms VARCHAR,
--   description VARCHAR, sort_order INTEGER
with

final as (
    select
        client_group_code,
        client_group_name,
        nullif(cqc_specialisms, '') as cqc_specialisms,
        nullif(description, '') as description,
        cast(sort_order as integer) as sort_order
    from raw.reference_client_groups
)

select * from final
