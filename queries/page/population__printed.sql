-- Percentages that a council's paper prints for the council and, under the same label, for others.
-- grain: one row per printed label and other place
-- params: council_code VARCHAR
-- returns: label VARCHAR, period VARCHAR, paper VARCHAR, value DOUBLE, area_name VARCHAR,
-- other_value DOUBLE, note VARCHAR
select
    own.label,
    own.period,
    own.paper,
    own.value,
    other.area_name,
    other.value as other_value,
    own.note
from mart.published_figure as own
inner join mart.published_figure as other
    on
        own.council_code = other.council_code
        and own.paper = other.paper
        and own.label = other.label
        and own.period = other.period
        and own.unit = other.unit
where
    own.council_code = $council_code
    and own.topic = 'population'
    and own.unit = '%'
    and own.area_name is null
    and other.area_name is not null
order by own.figure_id, other.figure_id
