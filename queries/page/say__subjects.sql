-- What can be answered on, by reference code: the statement, intentions, printed figures.
-- grain: one row per subject
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN, subject_kind VARCHAR,
-- subject_name VARCHAR, value DOUBLE, unit VARCHAR, period VARCHAR, paper VARCHAR,
-- section VARCHAR
-- note: subject_kind is whole, intention or figure. The whole statement comes first and has no
-- value. A figure of another place than the council names it.
with

whole as (
    select
        'whole' as code,
        'The whole statement' as label,
        true as is_default,
        'whole' as subject_kind,
        'The whole statement' as subject_name,
        cast(null as double) as value,
        cast(null as varchar) as unit,
        cast(null as varchar) as period,
        cast(null as varchar) as paper,
        cast(null as varchar) as section,
        0 as sort_order
    from mart.council
    where council_code = $council_code
),

intentions as (
    select
        reference_code as code,
        title as subject_name,
        paper,
        section,
        sort_order as place
    from mart.intention
    where council_code = $council_code
),

figures as (
    select
        figure_id as code,
        label || coalesce(' (' || area_name || ')', '') as subject_name,
        value,
        unit,
        nullif(period, 'not stated') as period,
        paper,
        section
    from mart.published_figure
    where council_code = $council_code
),

every as (
    select
        *,
        0 as place
    from whole
    union all
    select
        code,
        subject_name || ' [' || code || ']' as label,
        false as is_default,
        'intention' as subject_kind,
        subject_name,
        cast(null as double) as value,
        cast(null as varchar) as unit,
        cast(null as varchar) as period,
        paper,
        section,
        1 as sort_order,
        place
    from intentions
    union all
    select
        code,
        subject_name || coalesce(', ' || period, '') || ' [' || code || ']' as label,
        false as is_default,
        'figure' as subject_kind,
        subject_name,
        value,
        unit,
        period,
        paper,
        section,
        2 as sort_order,
        0 as place
    from figures
)

select
    code,
    label,
    is_default,
    subject_kind,
    subject_name,
    value,
    unit,
    period,
    paper,
    section
from every
order by
    sort_order,
    place,
    paper,
    -- Section 10 comes after section 2.
    try_cast(regexp_extract(section, '^[0-9]+') as integer),
    section,
    subject_name,
    period,
    code
