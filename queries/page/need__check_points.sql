-- Expected numbers published elsewhere for one council, beside ours.
-- grain: one row per published number
-- key: check_id
-- params: council_code VARCHAR
-- returns: check_id VARCHAR, condition_name VARCHAR, label VARCHAR, value BIGINT,
-- mid_year INTEGER, low DOUBLE, central DOUBLE, high DOUBLE, difference DOUBLE,
-- difference_pct DOUBLE, publication VARCHAR, publisher VARCHAR, source_url VARCHAR,
-- why_different VARCHAR
-- note: difference is ours less theirs.
select
    check_id,
    condition_name,
    label,
    value,
    mid_year,
    low,
    central,
    high,
    central - value as difference,
    100 * central / value - 100 as difference_pct,
    publication,
    publisher,
    source_url,
    why_different
from mart.check_point
where council_code = $council_code
order by condition_name, label, mid_year
