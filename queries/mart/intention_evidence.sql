-- What each intention rests on, with its value where it is a number.
-- grain: one row per intention and reference, in the order given
-- key: intention_id, evidence_order
-- params: none
-- returns: council_code VARCHAR, intention_id VARCHAR, evidence_order BIGINT, reference VARCHAR,
--   kind VARCHAR, target VARCHAR, label VARCHAR, value DOUBLE, unit VARCHAR, period VARCHAR,
--   place VARCHAR, note VARCHAR, paper VARCHAR, section VARCHAR, page_url VARCHAR,
--   source_id VARCHAR
-- note: kind is figure (published figure, target its figure_id), code (figure of this site, on the
--   page page_url, which is blank for the first) or measure (newest value of the council, missing
--   where none is held).
with

final as (
    select
        record.council_code,
        record.intention_id,
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
    from staging.council_intentions as record
    inner join staging.evidence_found as found on record.intention_id = found.record_id
    order by record.council_code, record.sort_order, found.evidence_order
)

select * from final
