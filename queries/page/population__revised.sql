-- Mid-year totals that a council's paper prints as first published and ONS later revised.
-- grain: one row per printed total
-- key: figure_id
-- params: council_code VARCHAR
-- returns: figure_id VARCHAR, paper VARCHAR, mid_year INTEGER, printed_people DOUBLE, people BIGINT
select
    figure.figure_id,
    figure.paper,
    totals.mid_year,
    figure.value as printed_people,
    totals.people
from mart.published_figure as figure
inner join mart.population_total as totals
    on
        figure.council_code = totals.area_code
        and figure.period = 'mid-' || totals.mid_year
        and figure.value = totals.first_published_people
where
    figure.council_code = $council_code
    and figure.topic = 'population'
    and figure.unit = 'people'
    and totals.status = 'revised'
order by totals.mid_year
