-- Every MSOA has the name people know it by.
-- grain: one row per MSOA without one
-- params: none
-- returns: council_code VARCHAR, msoa_code VARCHAR
with

final as (
    select distinct
        lookup.council_code,
        lookup.msoa_code
    from staging.ons_lsoa_lookup as lookup
    anti join staging.commons_msoa_names as msoa_names
        on lookup.msoa_code = msoa_names.msoa_code
)

select * from final
