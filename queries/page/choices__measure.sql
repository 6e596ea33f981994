-- Measures to compare councils by, each with its topic; the one most councils have is the default.
-- grain: one row per measure of which any council has a value
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
-- note: the default is a measure that the chosen council has, where it has any.
with

held as (
    select
        measure_code,
        count(distinct area_code) as council_count,
        bool_or(area_code = $council_code) as is_held_here
    from mart.measure_value
    where value is not null and area_level = 'council'
    group by measure_code
)

select
    measure.measure_code as code,
    measure.topic || ': ' || measure.measure_name as label,
    row_number() over (
        order by held.is_held_here desc, held.council_count desc, measure.sort_order
    ) = 1 as is_default
from held
inner join mart.measure as measure on held.measure_code = measure.measure_code
order by measure.sort_order
