-- Contracts ending, planned procurements, market engagement and notices of the councils.
-- grain: one row per opportunity
-- key: opportunity_id
-- params: none
-- returns: council_code VARCHAR, opportunity_id VARCHAR, title VARCHAR, value_gbp DOUBLE,
--   value_low_gbp DOUBLE, value_high_gbp DOUBLE, value_note VARCHAR, published_date DATE,
--   published_precision VARCHAR, tender_date DATE, tender_precision VARCHAR,
--   deadline_date DATE, deadline_precision VARCHAR, start_date DATE, start_precision VARCHAR,
--   end_date DATE, end_precision VARCHAR, last_date DATE, term_months INTEGER,
--   extension_months INTEGER, route VARCHAR, lots VARCHAR, stage VARCHAR, stage_name VARCHAR,
--   supplier VARCHAR, notice_id VARCHAR, ocid VARCHAR, notice_url VARCHAR, cpv_codes VARCHAR,
--   intention_id VARCHAR, intention_title VARCHAR, service_types VARCHAR,
--   client_groups VARCHAR, is_adult_care BOOLEAN, scope_rule VARCHAR, paper VARCHAR,
--   section VARCHAR, source_status VARCHAR, source_status_name VARCHAR, note VARCHAR,
--   source_id VARCHAR
-- note: a date is the first day of the period that the source names, end_date the last; its
--   precision (day, month, year, financial_year) says how exact the source is. last_date is the
--   latest day that any date of the row may mean: once it has passed, the opportunity is past.
with

dated as (
    select
        opportunity.*,
        published.first_date as published_date,
        published.date_precision as published_precision,
        tender.first_date as tender_date,
        tender.date_precision as tender_precision,
        deadline.first_date as deadline_date,
        deadline.date_precision as deadline_precision,
        started.first_date as start_date,
        started.date_precision as start_precision,
        ended.last_date as end_date,
        ended.date_precision as end_precision,
        coalesce(
            ended.last_date,
            greatest(started.last_date, tender.last_date, deadline.last_date),
            published.last_date
        ) as last_date
    from staging.council_opportunities as opportunity
    left join staging.stated_date as published on opportunity.stated_published = published.stated
    left join staging.stated_date as tender on opportunity.stated_tender = tender.stated
    left join staging.stated_date as deadline on opportunity.stated_deadline = deadline.stated
    left join staging.stated_date as started on opportunity.stated_start = started.stated
    left join staging.stated_date as ended on opportunity.stated_end = ended.stated
),

final as (
    select
        dated.council_code,
        dated.opportunity_id,
        dated.title,
        dated.value_gbp,
        dated.value_low_gbp,
        dated.value_high_gbp,
        dated.value_note,
        dated.published_date,
        dated.published_precision,
        dated.tender_date,
        dated.tender_precision,
        dated.deadline_date,
        dated.deadline_precision,
        dated.start_date,
        dated.start_precision,
        dated.end_date,
        dated.end_precision,
        dated.last_date,
        dated.term_months,
        dated.extension_months,
        dated.route,
        dated.lots,
        dated.stage,
        stage.stage_name,
        dated.supplier,
        dated.notice_id,
        dated.ocid,
        dated.notice_url,
        dated.cpv_codes,
        dated.intention_id,
        intention.title as intention_title,
        dated.service_types,
        dated.client_groups,
        dated.is_adult_care,
        dated.scope_rule,
        dated.paper,
        dated.section,
        dated.source_status,
        standing.source_status_name,
        dated.note,
        'council_opportunities' as source_id
    from dated
    inner join staging.reference_opportunity_stages as stage on dated.stage = stage.stage_code
    inner join staging.reference_source_statuses as standing
        on dated.source_status = standing.source_status_code
    left join staging.council_intentions as intention
        on dated.intention_id = intention.intention_id
    order by dated.council_code, dated.last_date, dated.opportunity_id
)

select * from final
