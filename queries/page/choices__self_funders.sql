-- The value of one assumption that a scenario starts with.
-- grain: one row
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
-- note: the same for every council.
select
    format('{:g}', default_value) as code,
    default_name as label,
    true as is_default
from mart.scenario_default
where default_code = 'self_funders' and $council_code is not null
