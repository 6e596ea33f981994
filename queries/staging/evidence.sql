-- The figures and measures that intentions and records of the direction point to, one by one.
-- grain: one row per record and reference, in the order given
-- key: record_id, evidence_order
-- params: none
-- returns: record_id VARCHAR, evidence_order BIGINT, reference VARCHAR, kind VARCHAR,
--   target VARCHAR
-- note: kind is figure, code or measure, target what stands behind its colon.
with

listed as (
    select
        intention_id as record_id,
        string_split(evidence, '|') as items
    from raw.council_intentions
    where evidence is not null
    union all
    select
        direction_id as record_id,
        string_split(evidence, '|') as items
    from raw.council_direction
    where evidence is not null
),

numbered as (
    select
        record_id,
        unnest(items) as reference,
        unnest(range(1, len(items) + 1)) as evidence_order
    from listed
),

final as (
    select
        record_id,
        evidence_order,
        reference,
        split_part(reference, ':', 1) as kind,
        substr(reference, instr(reference, ':') + 1) as target
    from numbered
)

select * from final
