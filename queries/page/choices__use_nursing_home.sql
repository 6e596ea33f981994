-- The rate of use of one service that a scenario of a council starts with.
-- grain: one row, none where no rate is stated
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
select
    format('{:g}', rate) as code,
    usage_id as label,
    true as is_default
from mart.service_use
where council_code = $council_code and service_code = 'nursing_home'
