-- Values that a scenario of care services starts with, typed.
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
        cast(default_value as double) as default_value,
        cast(lowest as double) as lowest,
        cast(highest as double) as highest,
        unit,
        use,
        publication,
        publisher,
        period,
        place,
        source_url,
        status,
        note
    from raw.reference_scenario_defaults
)

select * from final
