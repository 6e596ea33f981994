-- Every shape is that of a small area held.
-- grain: one row per shape of an unknown LSOA
-- params: none
-- returns: lsoa_code VARCHAR, file_name VARCHAR
with

final as (
    select
        boundaries.lsoa_code,
        boundaries.file_name
    from staging.ons_lsoa_boundaries as boundaries
    anti join staging.ons_lsoa_lookup as lookup on boundaries.lsoa_code = lookup.lsoa_code
)

select * from final
