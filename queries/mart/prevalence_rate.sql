-- Every rate of need held, with its study, and whether it is used.
-- grain: one row per rate
-- key: rate_id
-- params: none
-- returns: rate_id VARCHAR, condition VARCHAR, age_group VARCHAR, sex VARCHAR, rate_pct DOUBLE,
--   lower_pct DOUBLE, upper_pct DOUBLE, study VARCHAR, survey_years VARCHAR, place VARCHAR,
--   population VARCHAR, publisher VARCHAR, source_url VARCHAR, role VARCHAR, status VARCHAR,
--   note VARCHAR, source_id VARCHAR
-- note: role is central (used), edition (another survey of the same measure: gives the range) or
--   held (not used; the note says why). Study, place and publisher are empty where they are those
--   of the whole dataset source_id.
with

final as (
    select
        rate_id,
        condition_code as condition,
        age_group,
        sex,
        rate_pct,
        lower_pct,
        upper_pct,
        study,
        survey_years,
        place,
        population,
        publisher,
        source_url,
        role,
        status,
        note,
        'reference_prevalence_rates' as source_id
    from staging.reference_prevalence_rates
    union all
    select
        'dementia-' || replace(age_group, '_', '-') || '-' || sex as rate_id,
        'dementia' as condition,
        age_group,
        sex,
        rate_pct,
        lower_pct,
        upper_pct,
        null as study,
        null as survey_years,
        null as place,
        'all residents' as population,
        null as publisher,
        null as source_url,
        'central' as role,
        'primary' as status,
        null as note,
        'reference_dementia_rates' as source_id
    from staging.reference_dementia_rates
    order by condition, rate_id
)

select * from final
