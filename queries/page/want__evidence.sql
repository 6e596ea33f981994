-- What the intentions and the records of direction of one council rest on.
-- grain: one row per record and reference, in the order given
-- key: record_id, evidence_order
-- params: council_code VARCHAR
-- returns: record_id VARCHAR, evidence_order BIGINT, kind VARCHAR, target VARCHAR,
--   label VARCHAR, value DOUBLE, unit VARCHAR, decimals INTEGER, period VARCHAR, place VARCHAR,
--   note VARCHAR, paper VARCHAR, section VARCHAR, page_url VARCHAR, source_id VARCHAR
-- note: kind is figure, code or measure, as in mart.evidence; decimals are those of a measure.
select
    evidence.record_id,
    evidence.evidence_order,
    evidence.kind,
    evidence.target,
    evidence.label,
    evidence.value,
    evidence.unit,
    measure.decimals,
    evidence.period,
    evidence.place,
    evidence.note,
    evidence.paper,
    evidence.section,
    evidence.page_url,
    evidence.source_id
from mart.evidence as evidence
left join mart.measure as measure
    on evidence.kind = 'measure' and evidence.target = measure.measure_code
where evidence.council_code = $council_code
order by evidence.record_id, evidence.evidence_order
