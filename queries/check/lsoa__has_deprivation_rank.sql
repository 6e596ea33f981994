-- Every small area has a rank and a decile of deprivation.
-- grain: one row per LSOA without one
-- params: none
-- returns: council_code VARCHAR, lsoa_code VARCHAR
with

final as (
    select
        council_code,
        lsoa_code
    from mart.lsoa
    where imd_rank is null or imd_decile is null
)

select * from final
