-- Councils for which official projections are held.
-- grain: one row per council
-- key: council_code
-- params: none
-- returns: council_code VARCHAR, council_name VARCHAR
select
    council_code,
    council_name
from mart.council
where council_code in (select area_code from mart.population_projection)
order by sort_order
