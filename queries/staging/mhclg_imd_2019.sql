-- Deprivation of each small area (LSOA) in 2019, typed; rank and decile 1 are the most deprived.
-- grain: one row per LSOA
-- key: lsoa_code
-- params: none
-- returns: lsoa_code VARCHAR, imd_rank INTEGER, imd_decile INTEGER
with

final as (
    select
        lsoa_code,
        cast(imd_rank as integer) as imd_rank,
        cast(imd_decile as integer) as imd_decile
    from raw.mhclg_imd_2019
)

select * from final
