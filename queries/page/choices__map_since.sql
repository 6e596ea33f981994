-- Earlier years that a small-area change can be measured from; the earliest is the default.
-- grain: one row per year
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
select
    mid_year::varchar as code,
    'mid-' || mid_year as label,
    is_earliest as is_default
from mart.held_year
where council_code = $council_code and estimate = 'small_area' and not is_newest
order by mid_year
