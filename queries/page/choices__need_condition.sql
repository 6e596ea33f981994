-- Conditions that an expected number of older people is worked out for.
-- grain: one row per condition
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
-- note: the same for every council.
select
    condition as code,
    condition_name as label,
    row_number() over (order by sort_order) = 1 as is_default
from mart.condition
where is_estimated and $council_code is not null
order by sort_order
