-- Figures about population and need that the council's own papers state.
-- grain: one row per published figure
-- key: figure_id
-- params: council_code VARCHAR
-- returns: figure_id VARCHAR, label VARCHAR, value DOUBLE, unit VARCHAR, place_name VARCHAR,
-- period VARCHAR, paper VARCHAR, section VARCHAR, note VARCHAR
select
    figure.figure_id,
    figure.label,
    figure.value,
    figure.unit,
    coalesce(figure.area_name, council.council_name) as place_name,
    figure.period,
    figure.paper,
    figure.section,
    figure.note
from mart.published_figure as figure
inner join mart.council as council on figure.council_code = council.council_code
where figure.council_code = $council_code and figure.topic in ('population', 'need')
order by figure.area_name is not null, figure.paper, figure.section, figure.figure_id
