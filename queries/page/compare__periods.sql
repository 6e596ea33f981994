-- The periods of one measure: how many councils have a value, and whether the chosen one has.
-- grain: one row per period with a value of any council, the newest first
-- key: period
-- params: measure_code VARCHAR, council_code VARCHAR
-- returns: period VARCHAR, period_year INTEGER, held_count BIGINT, is_held_here BOOLEAN,
--   here_status VARCHAR
-- note: here_status is the publisher's marker in place of the chosen council's value.
select
    period,
    any_value(period_year) as period_year,
    count(value) as held_count,
    coalesce(bool_or(value is not null) filter (where area_code = $council_code), false)
        as is_held_here,
    any_value(status) filter (where area_code = $council_code) as here_status
from mart.measure_value
where measure_code = $measure_code and area_level = 'council'
group by period
having count(value) > 0
order by period desc
