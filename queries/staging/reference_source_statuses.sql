-- How near a source is to the one who decides.
-- grain: one row per standing
-- key: source_status_code
-- params: none
-- returns: source_status_code VARCHAR, source_status_name VARCHAR, description VARCHAR,
--   sort_order INTEGER
with

final as (
    select
        source_status_code,
        source_status_name,
        description,
        cast(sort_order as integer) as sort_order
    from raw.reference_source_statuses
)

select * from final
