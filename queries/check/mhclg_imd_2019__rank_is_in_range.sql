-- A rank of deprivation lies between 1 and 32,844, the number of small areas in England.
-- grain: one row per LSOA that breaks the rule
-- params: none
-- returns: lsoa_code VARCHAR, imd_rank INTEGER
with

final as (
    select
        lsoa_code,
        imd_rank
    from staging.mhclg_imd_2019
    where imd_rank is null or imd_rank not between 1 and 32844
)

select * from final
