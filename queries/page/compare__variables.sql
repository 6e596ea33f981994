-- Published facts of every council by which like councils are found.
-- grain: one row per council and variable
-- key: council_code, variable_code
-- params: none
-- returns: council_code VARCHAR, council_name VARCHAR, variable_code VARCHAR, value DOUBLE,
--   period VARCHAR, source_id VARCHAR
select
    found.council_code,
    coalesce(council.council_name, held.council_name, found.council_code) as council_name,
    found.variable_code,
    found.value,
    found.period,
    found.source_id
from mart.council_variable as found
left join staging.reference_local_authorities as council
    on found.council_code = council.council_code
left join mart.council as held on found.council_code = held.council_code
order by found.council_code, found.variable_code
