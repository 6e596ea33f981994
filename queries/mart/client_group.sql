-- The groups of people care and support is for.
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
        cqc_specialisms,
        description,
        sort_order
    from staging.reference_client_groups
    order by sort_order
)

select * from final
