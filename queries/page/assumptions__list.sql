-- Every rate, price index and starting value that numbers of one council rest on.
-- grain: one row per assumption
-- key: assumption_id
-- params: council_code VARCHAR
-- returns: assumption_id VARCHAR, kind VARCHAR, area_code VARCHAR, assumption_name VARCHAR,
-- holds_for VARCHAR, value DOUBLE, lowest DOUBLE, highest DOUBLE, unit VARCHAR,
-- publication VARCHAR, publisher VARCHAR, period VARCHAR, place VARCHAR, source_url VARCHAR,
-- status VARCHAR, is_used BOOLEAN, where_used VARCHAR, note VARCHAR, source_id VARCHAR
-- note: figures of use are the council's and England's. Publication, publisher, period and place
-- are those of the whole dataset where the row has none of its own.
with

final as (
    select
        assumption.assumption_id,
        assumption.kind,
        assumption.area_code,
        assumption.assumption_name,
        assumption.holds_for,
        assumption.value,
        assumption.lowest,
        assumption.highest,
        assumption.unit,
        coalesce(assumption.publication, source.publication) as publication,
        coalesce(assumption.publisher, source.publisher) as publisher,
        coalesce(assumption.period, source.reference_period) as period,
        coalesce(assumption.place, source.geography) as place,
        coalesce(assumption.source_url, nullif(source.landing_url, '')) as source_url,
        assumption.status,
        assumption.is_used,
        assumption.where_used,
        assumption.note,
        assumption.source_id
    from mart.assumption as assumption
    left join meta.dataset as source on assumption.source_id = source.dataset_id
    where
        assumption.area_code is null
        or assumption.area_code in ($council_code, 'E92000001')
    order by assumption.sort_order, assumption.assumption_name, assumption.assumption_id
)

select * from final
