-- Shares of a council's own care homes that its papers state, to set beside England's.
-- grain: one row per published figure
-- key: figure_id
-- params: council_code VARCHAR
-- returns: figure_id VARCHAR, label VARCHAR, value DOUBLE, period VARCHAR, paper VARCHAR,
-- section VARCHAR
select
    figure_id,
    label,
    value,
    period,
    paper,
    section
from mart.published_figure
where
    council_code = $council_code
    and topic = 'self_funders'
    and unit = '%'
    and area_name is null
order by figure_id
