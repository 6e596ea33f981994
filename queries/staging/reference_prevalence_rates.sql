-- Shares of people aged 65 and over with a condition, as published, typed.
-- grain: one row per rate
-- key: rate_id
-- params: none
-- returns: rate_id VARCHAR, condition_code VARCHAR, age_group VARCHAR, sex VARCHAR,
--   rate_pct DOUBLE, lower_pct DOUBLE, upper_pct DOUBLE, study VARCHAR, survey_years VARCHAR,
--   place VARCHAR, population VARCHAR, publisher VARCHAR, source_url VARCHAR, role VARCHAR,
--   status VARCHAR, note VARCHAR
with

final as (
    select
        rate_id,
        condition_code,
        age_group,
        sex,
        cast(rate_pct as double) as rate_pct,
        cast(lower_pct as double) as lower_pct,
        cast(upper_pct as double) as upper_pct,
        study,
        survey_years,
        place,
        population,
        publisher,
        source_url,
        role,
        status,
        note
    from raw.reference_prevalence_rates
)

select * from final
