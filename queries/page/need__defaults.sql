-- The values that a scenario of care services starts with, with their ranges.
-- grain: one row per assumption
-- key: default_code
-- params: none
-- returns: default_code VARCHAR, default_name VARCHAR, default_value DOUBLE, lowest DOUBLE,
-- highest DOUBLE, use VARCHAR, publication VARCHAR, publisher VARCHAR, period VARCHAR,
-- place VARCHAR, note VARCHAR
select
    default_code,
    default_name,
    default_value,
    lowest,
    highest,
    use,
    publication,
    publisher,
    period,
    place,
    note
from mart.scenario_default
