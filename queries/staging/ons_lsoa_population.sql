-- Residents of each small area (LSOA) in five-year age bands, typed.
-- grain: one row per mid-year and LSOA
-- key: mid_year, lsoa_code
-- params: none
-- returns: mid_year INTEGER, lsoa_code VARCHAR, people BIGINT,
--   age_0_4 BIGINT, age_5_9 BIGINT, age_10_14 BIGINT, age_15_19 BIGINT, age_20_24 BIGINT,
--   age_25_29 BIGINT, age_30_34 BIGINT, age_35_39 BIGINT, age_40_44 BIGINT, age_45_49 BIGINT,
--   age_50_54 BIGINT, age_55_59 BIGINT, age_60_64 BIGINT, age_65_69 BIGINT, age_70_74 BIGINT,
--   age_75_79 BIGINT, age_80_84 BIGINT, age_85_89 BIGINT, age_90_plus BIGINT
with

final as (
    select
        cast(mid_year as integer) as mid_year,
        lsoa_code,
        cast(people as bigint) as people,
        cast(age_0_4 as bigint) as age_0_4,
        cast(age_5_9 as bigint) as age_5_9,
        cast(age_10_14 as bigint) as age_10_14,
        cast(age_15_19 as bigint) as age_15_19,
        cast(age_20_24 as bigint) as age_20_24,
        cast(age_25_29 as bigint) as age_25_29,
        cast(age_30_34 as bigint) as age_30_34,
        cast(age_35_39 as bigint) as age_35_39,
        cast(age_40_44 as bigint) as age_40_44,
        cast(age_45_49 as bigint) as age_45_49,
        cast(age_50_54 as bigint) as age_50_54,
        cast(age_55_59 as bigint) as age_55_59,
        cast(age_60_64 as bigint) as age_60_64,
        cast(age_65_69 as bigint) as age_65_69,
        cast(age_70_74 as bigint) as age_70_74,
        cast(age_75_79 as bigint) as age_75_79,
        cast(age_80_84 as bigint) as age_80_84,
        cast(age_85_89 as bigint) as age_85_89,
        cast(age_90_plus as bigint) as age_90_plus
    from raw.ons_lsoa_population
)

select * from final
