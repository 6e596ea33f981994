-- The 19 age bands of a small area add up to all its people.
-- grain: one row per mid-year and LSOA that breaks the rule
-- params: none
-- returns: mid_year INTEGER, lsoa_code VARCHAR, people BIGINT, people_in_bands BIGINT
with

with_sums as (
    select
        mid_year,
        lsoa_code,
        people,
        age_0_4 + age_5_9 + age_10_14 + age_15_19 + age_20_24 + age_25_29 + age_30_34
        + age_35_39 + age_40_44 + age_45_49 + age_50_54 + age_55_59 + age_60_64 + age_65_69
        + age_70_74 + age_75_79 + age_80_84 + age_85_89 + age_90_plus as people_in_bands
    from staging.ons_lsoa_population
),

final as (
    select *
    from with_sums
    where people is distinct from people_in_bands
)

select * from final
