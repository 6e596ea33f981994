-- Councils to choose from, the flagship first.
-- grain: one row per council
-- key: council_code
-- params: none
-- returns: council_code VARCHAR, council_slug VARCHAR, council_name VARCHAR
select
    council_code,
    council_slug,
    council_name
from mart.council
order by sort_order, council_name
