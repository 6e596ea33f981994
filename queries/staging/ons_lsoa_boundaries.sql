-- Which small areas (LSOAs) have a shape, and in which file it stands.
-- grain: one row per shape
-- key: lsoa_code
-- params: none
-- returns: lsoa_code VARCHAR, file_name VARCHAR
-- note: the shapes themselves are written for the maps by the build, not kept in the store.
with

final as (
    select
        lsoa_code,
        source_file as file_name
    from raw.ons_lsoa_boundaries
)

select * from final
