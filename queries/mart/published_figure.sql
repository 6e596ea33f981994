-- Figures printed in a council's own papers, with the place in the paper they stand at.
-- grain: one row per figure
-- key: figure_id
-- params: none
-- returns: council_code VARCHAR, figure_id VARCHAR, topic VARCHAR, label VARCHAR, value DOUBLE,
--   unit VARCHAR, period VARCHAR, area_name VARCHAR, paper VARCHAR, section VARCHAR,
--   quote_marker VARCHAR, note VARCHAR, service_types VARCHAR
with

final as (
    select
        council_code,
        figure_id,
        topic,
        label,
        value,
        unit,
        period,
        area_name,
        paper,
        section,
        quote_marker,
        note,
        service_types
    from staging.council_published_figures
    order by council_code, topic, figure_id
)

select * from final
