-- The name people know each MSOA by, typed.
-- grain: one row per MSOA
-- key: msoa_code
-- params: none
-- returns: msoa_code VARCHAR, msoa_name VARCHAR
with

final as (
    select
        msoa_code,
        msoa_name
    from raw.commons_msoa_names
)

select * from final
