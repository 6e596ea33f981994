-- Procurements of the councils of this site, made of their releases: the newest that states a fact.
-- grain: one row per procurement and council that buys
-- key: council_code, ocid
-- params: none
-- returns: council_code VARCHAR, ocid VARCHAR, published_date DATE, title VARCHAR,
--   stage VARCHAR, value_gbp DOUBLE, value_low_gbp DOUBLE, value_high_gbp DOUBLE,
--   value_note VARCHAR, tender_date DATE, deadline_date DATE, start_date DATE, end_date DATE,
--   extension_months INTEGER, route VARCHAR, lots VARCHAR, supplier VARCHAR,
--   notice_id VARCHAR, notice_url VARCHAR, cpv_codes VARCHAR, service_types VARCHAR,
--   client_groups VARCHAR, is_adult_care BOOLEAN, scope_rule VARCHAR, note VARCHAR,
--   notice_urls VARCHAR[]
-- note: stage, note and address are those of the newest release; what belongs together (a value
--   with its ends and its note, the days of a contract) is of one release. It is of adult care
--   when one release is. Buyers may share an ocid: each council is judged by its own releases.
with

releases as (
    select
        *,
        published_at || ' ' || release_id as place,
        case
            when value_gbp is not null or value_note is not null
                then struct_pack(
                    v := value_gbp, low := value_low_gbp, high := value_high_gbp, why := value_note
                )
        end as worth,
        case
            when start_date is not null or end_date is not null
                then struct_pack(
                    first_day := start_date, last_day := end_date, latest := latest_end_date
                )
        end as term
    from staging.procurement_notices
),

made as (
    select
        council_code,
        ocid,
        max(published_date) as published_date,
        arg_max(title, place) as title,
        arg_max(stage, place) as stage,
        coalesce(
            arg_max(worth, place) filter (value_gbp is not null), arg_max(worth, place)
        ) as worth,
        arg_max(tender_date, place) as tender_date,
        arg_max(deadline_date, place) as deadline_date,
        arg_max(term, place) as term,
        arg_max(route, place) as route,
        arg_max(lots, place) as lots,
        arg_max(supplier, place) as supplier,
        arg_max(notice_id, place) as notice_id,
        arg_max(notice_url, place) as notice_url,
        arg_max(cpv_codes, place) as cpv_codes,
        arg_max(service_types, place) as service_types,
        arg_max(client_groups, place) as client_groups,
        bool_or(is_adult_care) as is_adult_care,
        coalesce(
            arg_max(scope_rule, place) filter (is_adult_care), arg_max(scope_rule, place)
        ) as scope_rule,
        arg_max_null(note, place) as note,
        list(distinct notice_url) as notice_urls
    from releases
    group by council_code, ocid
),

final as (
    select
        made.council_code,
        made.ocid,
        made.published_date,
        made.title,
        made.stage,
        made.worth.v as value_gbp,
        made.worth.low as value_low_gbp,
        made.worth.high as value_high_gbp,
        made.worth.why as value_note,
        made.tender_date,
        made.deadline_date,
        made.term.first_day as start_date,
        made.term.last_day as end_date,
        cast(
            nullif(date_diff('month', made.term.last_day, made.term.latest), 0) as integer
        ) as extension_months,
        made.route,
        made.lots,
        made.supplier,
        made.notice_id,
        made.notice_url,
        made.cpv_codes,
        made.service_types,
        made.client_groups,
        made.is_adult_care,
        made.scope_rule,
        made.note,
        made.notice_urls
    from made
    inner join staging.council as council on made.council_code = council.council_code
    where made.title is not null
)

select * from final
