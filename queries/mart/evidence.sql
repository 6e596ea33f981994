-- What each intention and each record of direction rests on, with its value if it is a number.
-- grain: one row per record and reference, in the order given
-- key: record_id, evidence_order
-- params: none
-- returns: council_code VARCHAR, record_id VARCHAR, evidence_order BIGINT, reference VARCHAR,
--   kind VARCHAR, target VARCHAR, label VARCHAR, value DOUBLE, unit VARCHAR, period VARCHAR,
--   place VARCHAR, note VARCHAR, paper VARCHAR, section VARCHAR, page_url VARCHAR,
--   source_id VARCHAR
-- note: record_id is an intention_id or a direction_id. kind is figure (published figure, target
--   its figure_id), code (figure of this site, on the page page_url, which is blank for the first)
--   or measure (newest value of the council, missing where none is held).
with

records as (
    select
        council_code,
        intention_id as record_id,
        1 as kind_order,
        sort_order
    from mart.intention
    union all
    select
        council_code,
        direction_id as record_id,
        2 as kind_order,
        sort_order
    from mart.direction
),

final as (
    select
        records.council_code,
        found.record_id,
        found.evidence_order,
        found.reference,
        found.kind,
        found.target,
        found.label,
        found.value,
        found.unit,
        found.period,
        found.place,
        found.note,
        found.paper,
        found.section,
        found.page_url,
        found.source_id
    from records
    inner join staging.evidence_found as found on records.record_id = found.record_id
    order by
        records.council_code,
        records.kind_order,
        records.sort_order,
        found.record_id,
        found.evidence_order
)

select * from final
