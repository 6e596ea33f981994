-- A decile of deprivation is the tenth of England's 32,844 small areas in which the rank lies.
-- grain: one row per LSOA that breaks the rule
-- params: none
-- returns: lsoa_code VARCHAR, imd_rank INTEGER, imd_decile INTEGER
with

final as (
    select
        lsoa_code,
        imd_rank,
        imd_decile
    from staging.mhclg_imd_2019
    where imd_decile is distinct from ceil(imd_rank * 10 / 32844)
)

select * from final
