-- Figures about population and need that the council's own papers state.
-- grain: one row per published figure
-- key: figure_id
-- params: council_code VARCHAR
-- returns: figure_id VARCHAR, label VARCHAR, value DOUBLE, unit VARCHAR, area_name VARCHAR,
-- period VARCHAR, paper VARCHAR, section VARCHAR, note VARCHAR
select
    figure_id,
    label,
    value,
    unit,
    area_name,
    period,
    paper,
    section,
    note
from mart.published_figure
where council_code = $council_code and topic in ('population', 'need')
order by paper, section, figure_id
