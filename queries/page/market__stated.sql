-- Figures about the care market that the council's own papers state.
-- grain: one row per published figure
-- key: figure_id
-- params: council_code VARCHAR, service_type VARCHAR
-- returns: figure_id VARCHAR, label VARCHAR, value DOUBLE, unit VARCHAR, period VARCHAR,
-- paper VARCHAR, section VARCHAR, note VARCHAR
-- note: an empty service_type means all; figures about no one kind are given for every kind.
select
    figure_id,
    label,
    value,
    unit,
    period,
    paper,
    section,
    note
from mart.published_figure
where
    council_code = $council_code
    and topic = 'supply'
    and (
        $service_type = ''
        or service_types is null
        or list_contains(string_split(service_types, '|'), $service_type)
    )
order by paper, section, figure_id
