-- The share of people aged 65 and over who live with dementia, typed, in per cent.
-- grain: one row per age group and sex
-- key: age_group, sex
-- params: none
-- returns: age_group VARCHAR, sex VARCHAR, rate_pct DOUBLE, lower_pct DOUBLE,
--   upper_pct DOUBLE
with

final as (
    select
        age_group,
        sex,
        cast(rate_pct as double) as rate_pct,
        cast(lower_pct as double) as lower_pct,
        cast(upper_pct as double) as upper_pct
    from raw.reference_dementia_rates
)

select * from final
