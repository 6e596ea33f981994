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
-- note: a row of the council's own and an imported notice of the same ocid or address are one
--   opportunity. Its facts are the notice's, and its reference, intention, kinds and scope those
--   of the council's row. Where that row is of a later day, or the council has several rows of
--   the notice, the council's rows stay and the notice is not shown beside them.
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
        published.last_date as published_last_date,
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

-- The council's row of a notice; where it has several, such as one for each lot, these stay.
paired as (
    select
        dated.*,
        notice.ocid as notice_ocid,
        notice.published_date as notice_date
    from dated
    inner join staging.procurement as notice
        on
            dated.council_code = notice.council_code
            and (
                dated.ocid = notice.ocid
                or list_contains(notice.notice_urls, dated.notice_url)
            )
    qualify
        row_number() over (
            partition by dated.opportunity_id
            order by coalesce(dated.ocid = notice.ocid, false) desc, notice.ocid
        ) = 1
),

met as (
    select
        *,
        notice_date >= coalesce(published_last_date, notice_date)
        and count(*) over (partition by council_code, notice_ocid) = 1 as is_told_by_notice
    from paired
),

listed as (
    select
        dated.*,
        'council_opportunities' as source_id
    from dated
    anti join met on dated.opportunity_id = met.opportunity_id and met.is_told_by_notice
),

noticed as (
    select
        notice.council_code,
        notice.title,
        notice.value_gbp,
        notice.value_low_gbp,
        notice.value_high_gbp,
        notice.value_note,
        notice.published_date,
        notice.tender_date,
        notice.deadline_date,
        notice.start_date,
        notice.end_date,
        cast(null as integer) as term_months,
        notice.extension_months,
        notice.route,
        notice.lots,
        notice.stage,
        notice.supplier,
        notice.notice_id,
        notice.ocid,
        notice.notice_url,
        notice.cpv_codes,
        met.intention_id,
        cast(null as varchar) as paper,
        cast(null as varchar) as section,
        'official' as source_status,
        notice.note,
        'procurement_notices' as source_id,
        'day' as published_precision,
        coalesce(met.opportunity_id, notice.ocid || '-' || notice.council_code) as opportunity_id,
        coalesce(met.service_types, notice.service_types) as service_types,
        coalesce(met.client_groups, notice.client_groups) as client_groups,
        coalesce(met.is_adult_care, notice.is_adult_care) as is_adult_care,
        coalesce(met.scope_rule, notice.scope_rule) as scope_rule,
        if(notice.tender_date is null, null, 'day') as tender_precision,
        if(notice.deadline_date is null, null, 'day') as deadline_precision,
        if(notice.start_date is null, null, 'day') as start_precision,
        if(notice.end_date is null, null, 'day') as end_precision,
        coalesce(
            notice.end_date,
            greatest(notice.start_date, notice.tender_date, notice.deadline_date),
            notice.published_date
        ) as last_date
    from staging.procurement as notice
    left join met on notice.council_code = met.council_code and notice.ocid = met.notice_ocid
    where coalesce(met.is_told_by_notice, true)
),

every as (
    select * from listed
    union all by name
    select * from noticed
),

final as (
    select
        every.council_code,
        every.opportunity_id,
        every.title,
        every.value_gbp,
        every.value_low_gbp,
        every.value_high_gbp,
        every.value_note,
        every.published_date,
        every.published_precision,
        every.tender_date,
        every.tender_precision,
        every.deadline_date,
        every.deadline_precision,
        every.start_date,
        every.start_precision,
        every.end_date,
        every.end_precision,
        every.last_date,
        every.term_months,
        every.extension_months,
        every.route,
        every.lots,
        every.stage,
        stage.stage_name,
        every.supplier,
        every.notice_id,
        every.ocid,
        every.notice_url,
        every.cpv_codes,
        every.intention_id,
        intention.title as intention_title,
        every.service_types,
        every.client_groups,
        every.is_adult_care,
        every.scope_rule,
        every.paper,
        every.section,
        every.source_status,
        standing.source_status_name,
        every.note,
        every.source_id
    from every
    inner join staging.reference_opportunity_stages as stage on every.stage = stage.stage_code
    inner join staging.reference_source_statuses as standing
        on every.source_status = standing.source_status_code
    left join staging.council_intentions as intention
        on every.intention_id = intention.intention_id
    order by every.council_code, every.last_date, every.opportunity_id
)

select * from final
