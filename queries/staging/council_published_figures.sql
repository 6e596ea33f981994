-- Figures printed in a council's own papers, typed.
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
        cast(nullif(value, '') as double) as value,
        unit,
        nullif(period, '') as period,
        nullif(area_name, '') as area_name,
        paper,
        nullif(section, '') as section,
        nullif(quote_marker, '') as quote_marker,
        nullif(note, '') as note,
        service_types
    from raw.council_published_figures
)

select * from final
