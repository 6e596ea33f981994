-- Values that a paper prints for all its packages together, beside the sum of its rates' values.
-- grain: one row per published figure
-- key: figure_id
-- params: council_code VARCHAR
-- returns: figure_id VARCHAR, label VARCHAR, value DOUBLE, period VARCHAR, paper VARCHAR,
-- section VARCHAR, note VARCHAR
-- note: of papers that give a quantity and a value with their rates, and only figures in
-- pounds of the topics contracts and budget that are not the value of one rate.
with

papers as (
    select
        paper,
        list(value_figure_id) as value_figures
    from staging.council_rates
    where council_code = $council_code and quantity is not null and value_gbp is not null
    group by paper
)

select
    figure.figure_id,
    figure.label,
    figure.value,
    figure.period,
    figure.paper,
    figure.section,
    figure.note
from mart.published_figure as figure
inner join papers on figure.paper = papers.paper
where
    figure.council_code = $council_code
    and figure.topic in ('contracts', 'budget')
    and figure.unit = '£'
    and not list_contains(papers.value_figures, figure.figure_id)
order by figure.label ilike '%section 117%', figure.topic desc, figure.value
