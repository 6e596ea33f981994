-- Releases of procurement notices as imported, typed; of a release imported twice the later import.
-- grain: one row per release and council that buys
-- key: council_code, ocid, release_id
-- params: none
-- returns: council_code VARCHAR, ocid VARCHAR, release_id VARCHAR, published_date DATE,
--   published_at VARCHAR, title VARCHAR, stage VARCHAR, value_gbp DOUBLE, value_low_gbp DOUBLE,
--   value_high_gbp DOUBLE, value_note VARCHAR, tender_date DATE, deadline_date DATE,
--   start_date DATE, end_date DATE, latest_end_date DATE, route VARCHAR, lots VARCHAR,
--   supplier VARCHAR, notice_id VARCHAR, notice_url VARCHAR, cpv_codes VARCHAR,
--   service_types VARCHAR, client_groups VARCHAR, is_adult_care BOOLEAN, scope_rule VARCHAR,
--   note VARCHAR
-- note: published_at is in UTC as ISO text, so that it sorts.
with

final as (
    select
        council_code,
        ocid,
        release_id,
        cast(published as date) as published_date,
        published_at,
        title,
        stage,
        cast(value_gbp as double) as value_gbp,
        cast(value_low_gbp as double) as value_low_gbp,
        cast(value_high_gbp as double) as value_high_gbp,
        value_note,
        cast(stated_tender as date) as tender_date,
        cast(stated_deadline as date) as deadline_date,
        cast(stated_start as date) as start_date,
        cast(stated_end as date) as end_date,
        cast(stated_latest_end as date) as latest_end_date,
        route,
        lots,
        supplier,
        notice_id,
        notice_url,
        cpv_codes,
        service_types,
        client_groups,
        is_adult_care = 'Y' as is_adult_care,
        scope_rule,
        note
    from raw.procurement_notices
    qualify
        row_number() over (
            partition by council_code, ocid, release_id order by release_date desc
        ) = 1
)

select * from final
