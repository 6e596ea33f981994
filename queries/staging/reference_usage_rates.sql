-- Published figures of use of care services, typed.
-- grain: one row per figure
-- key: usage_id
-- params: none
-- returns: usage_id VARCHAR, service_code VARCHAR, area_code VARCHAR, place_name VARCHAR,
--   numerator DOUBLE, numerator_unit VARCHAR, age_group VARCHAR, mid_year INTEGER,
--   period VARCHAR, funding VARCHAR, publication VARCHAR, publisher VARCHAR, source_url VARCHAR,
--   status VARCHAR, note VARCHAR
with

final as (
    select
        usage_id,
        service_code,
        area_code,
        place_name,
        cast(numerator as double) as numerator,
        numerator_unit,
        age_group,
        cast(mid_year as integer) as mid_year,
        period,
        funding,
        publication,
        publisher,
        source_url,
        status,
        note
    from raw.reference_usage_rates
)

select * from final
