-- Councils of England that have adult social care duties today.
-- grain: one row per council
-- key: council_code
-- params: none
-- returns: council_code VARCHAR, council_name VARCHAR, region_code VARCHAR, region_name VARCHAR
select
    council_code,
    council_name,
    region_code,
    region_name
from staging.reference_local_authorities
where is_current
order by council_name
