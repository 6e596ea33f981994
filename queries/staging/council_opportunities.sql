-- Contracts, planned procurements and notices of the councils, typed.
-- grain: one row per opportunity
-- key: opportunity_id
-- params: none
-- returns: council_code VARCHAR, opportunity_id VARCHAR, title VARCHAR, value_gbp DOUBLE,
--   value_low_gbp DOUBLE, value_high_gbp DOUBLE, value_note VARCHAR, stated_published VARCHAR,
--   stated_tender VARCHAR, stated_deadline VARCHAR, stated_start VARCHAR, stated_end VARCHAR,
--   term_months INTEGER, extension_months INTEGER, route VARCHAR, lots VARCHAR, stage VARCHAR,
--   supplier VARCHAR, notice_id VARCHAR, ocid VARCHAR, notice_url VARCHAR, cpv_codes VARCHAR,
--   intention_id VARCHAR, service_types VARCHAR, client_groups VARCHAR, is_adult_care BOOLEAN,
--   scope_rule VARCHAR, paper VARCHAR, section VARCHAR, source_status VARCHAR, note VARCHAR
-- note: lists are joined by a vertical bar; the columns stated_ hold dates as stated, see
--   staging.stated_date.
with

final as (
    select
        council_code,
        opportunity_id,
        title,
        cast(value_gbp as double) as value_gbp,
        cast(value_low_gbp as double) as value_low_gbp,
        cast(value_high_gbp as double) as value_high_gbp,
        value_note,
        stated_published,
        stated_tender,
        stated_deadline,
        stated_start,
        stated_end,
        cast(term_months as integer) as term_months,
        cast(extension_months as integer) as extension_months,
        route,
        lots,
        stage,
        supplier,
        notice_id,
        ocid,
        notice_url,
        cpv_codes,
        intention_id,
        service_types,
        client_groups,
        is_adult_care = 'Y' as is_adult_care,
        scope_rule,
        paper,
        section,
        source_status,
        note
    from raw.council_opportunities
)

select * from final
