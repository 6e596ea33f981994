-- The values that a scenario of care services starts with.
-- grain: one row per assumption
-- key: default_code
-- params: none
-- returns: default_code VARCHAR, default_name VARCHAR, default_value DOUBLE, lowest DOUBLE,
--   highest DOUBLE, unit VARCHAR, use VARCHAR, publication VARCHAR, publisher VARCHAR,
--   period VARCHAR, place VARCHAR, source_url VARCHAR, status VARCHAR, note VARCHAR
with

final as (
    select
        default_code,
        default_name,
        default_value,
        lowest,
        highest,
        unit,
        use,
        publication,
        publisher,
        period,
        place,
        source_url,
        status,
        note
    from staging.reference_scenario_defaults
    order by default_code
)

select * from final
