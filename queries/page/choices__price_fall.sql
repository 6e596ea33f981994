-- The years over which a council's paper says that supported living reduces: the longest.
-- grain: one row per number of years
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
select
    cast(max(value) as varchar) as code,
    'as the paper says' as label,
    true as is_default
from mart.published_figure
where
    council_code = $council_code
    and unit = 'years'
    and label ilike 'time over which supported living support reduces%'
having max(value) is not null
