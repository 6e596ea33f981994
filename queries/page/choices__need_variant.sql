-- Variants of the population projection held for a council.
-- grain: one row per variant
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
select
    variant as code,
    variant as label,
    row_number() over (order by variant) = 1 as is_default
from mart.projected_band
where area_code = $council_code
group by variant
order by variant
