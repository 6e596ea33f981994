-- What a council's own papers print about price and about people who pay for themselves.
-- grain: one row per published figure
-- key: figure_id
-- params: council_code VARCHAR, topic VARCHAR
-- returns: figure_id VARCHAR, label VARCHAR, value DOUBLE, unit VARCHAR, period VARCHAR,
-- area_name VARCHAR, paper VARCHAR, section VARCHAR, note VARCHAR
select
    figure_id,
    label,
    value,
    unit,
    period,
    area_name,
    paper,
    section,
    note
from mart.published_figure
where council_code = $council_code and topic = $topic
order by figure_id
