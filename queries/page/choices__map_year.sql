-- Years for which small-area population is held; the newest is shown first.
-- grain: one row per year
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
select
    mid_year::varchar as code,
    'mid-' || mid_year as label,
    is_newest as is_default
from mart.held_year
where council_code = $council_code and estimate = 'small_area'
order by mid_year desc
