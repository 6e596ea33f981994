-- What a council's own paper says of its statement: until when it consults, and what follows.
-- grain: one row per printed date
-- key: figure_id
-- params: council_code VARCHAR
-- returns: figure_id VARCHAR, label VARCHAR, value DOUBLE, unit VARCHAR, period VARCHAR,
-- closes_date DATE, paper VARCHAR, section VARCHAR, note VARCHAR
-- note: closes_date is the last day of the consultation, on the row that prints it, else null.
select
    figure_id,
    label,
    value,
    unit,
    period,
    case
        when label ilike 'consultation on%closes'
            then cast(try_strptime(period, '%-d %B %Y') as date)
    end as closes_date,
    paper,
    section,
    note
from mart.published_figure
where
    council_code = $council_code
    and topic = 'dates'
    and label ilike '%statement%'
order by paper, closes_date nulls last, section, figure_id
