-- The figures printed in one council's own papers, with the place they stand at.
-- grain: one row per figure
-- key: figure_id
-- params: council_code VARCHAR
-- returns: figure_id VARCHAR, label VARCHAR, value DOUBLE, unit VARCHAR, period VARCHAR,
--   paper VARCHAR, section VARCHAR, note VARCHAR
-- note: a figure of another place than the council names it in its label;
--   figures are as printed and are not corrected; a note says where a later one differs.
with

final as (
    select
        figure_id,
        label || coalesce(' (' || area_name || ')', '') as label,
        value,
        unit,
        period,
        paper,
        section,
        note
    from mart.published_figure
    where council_code = $council_code
    order by topic, figure_id
)

select * from final
