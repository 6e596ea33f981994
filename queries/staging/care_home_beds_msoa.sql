-- Care homes and beds by neighbourhood in 2022, typed.
-- grain: one row per MSOA
-- params: none
-- returns: msoa_code VARCHAR, council_code VARCHAR, home_count INTEGER, bed_count INTEGER
with final as (
    select
        msoa_code,
        council_code,
        cast(home_count as integer) as home_count,
        cast(bed_count as integer) as bed_count
    from raw.care_home_beds_msoa
)

select * from final
