-- Periods for which any council has a value of any measure, the newest first.
-- grain: one row per period, and one for whichever is the newest of a measure
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
with

periods as (
    select distinct period
    from mart.measure_value
    where value is not null and area_level = 'council' and $council_code is not null
)

select
    'newest' as code,
    'Newest' as label,
    true as is_default
union all
select
    period as code,
    period as label,
    false as is_default
from periods
order by is_default desc, code desc
