-- What each reference of an intention or record leads to.
-- grain: one row per record and reference, in the order given
-- key: record_id, evidence_order
-- params: none
-- returns: record_id VARCHAR, evidence_order BIGINT, reference VARCHAR, kind VARCHAR,
--   target VARCHAR, label VARCHAR, value DOUBLE, unit VARCHAR, period VARCHAR, place VARCHAR,
--   note VARCHAR, paper VARCHAR, section VARCHAR, page_url VARCHAR, source_id VARCHAR
-- note: a published figure and a measure have value, unit and period, a measure the newest that
--   the council has; a figure of this site has its page_url, blank for the first page. place is
--   that of a published figure when it is not the council.
with

records as (
    select
        intention_id as record_id,
        council_code
    from staging.council_intentions
    union all
    select
        direction_id as record_id,
        council_code
    from staging.council_direction
),

newest as (
    select *
    from mart.measure_value
    where value is not null
    qualify
        row_number() over (
            partition by measure_code, area_code
            order by period desc
        ) = 1
),

final as (
    select
        evidence.record_id,
        evidence.evidence_order,
        evidence.reference,
        evidence.kind,
        evidence.target,
        coalesce(figure.label, code.figure_name, measure.measure_name) as label,
        coalesce(figure.value, newest.value) as value,
        coalesce(figure.unit, measure.unit) as unit,
        coalesce(figure.period, newest.period) as period,
        figure.area_name as place,
        figure.note,
        figure.paper,
        figure.section,
        if(evidence.kind = 'code', coalesce(code.page_url, ''), null) as page_url,
        case evidence.kind
            when 'figure' then 'council_published_figures'
            when 'measure' then measure.dataset_id
        end as source_id
    from staging.evidence as evidence
    inner join records on evidence.record_id = records.record_id
    left join staging.council_published_figures as figure
        on evidence.kind = 'figure' and evidence.target = figure.figure_id
    left join staging.reference_figure_codes as code
        on evidence.kind = 'code' and evidence.target = code.figure_code
    left join mart.measure as measure
        on evidence.kind = 'measure' and evidence.target = measure.measure_code
    left join newest
        on
            measure.measure_code = newest.measure_code
            and records.council_code = newest.area_code
)

select * from final
