-- A published figure that an intention or record rests on is of its own council's papers.
-- grain: one row per reference that breaks the rule
-- params: none
-- returns: source_file VARCHAR, reference VARCHAR
with

records as (
    select
        intention_id as record_id,
        council_code,
        source_file
    from staging.council_intentions
    union all
    select
        direction_id as record_id,
        council_code,
        source_file
    from staging.council_direction
),

final as (
    select
        records.source_file,
        evidence.reference
    from staging.evidence as evidence
    inner join records on evidence.record_id = records.record_id
    anti join staging.council_published_figures as figure
        on
            evidence.target = figure.figure_id
            and records.council_code = figure.council_code
    where evidence.kind = 'figure'
    order by records.source_file, evidence.reference
)

select * from final
