-- Contracts, planned purchases and notices of adult social care, and how each stands on a day.
-- grain: one row per opportunity
-- key: opportunity_id
-- params: council_code VARCHAR, on_date DATE, service_type VARCHAR, client_group VARCHAR
-- returns: opportunity_id VARCHAR, title VARCHAR, phase VARCHAR, stage VARCHAR,
-- stage_name VARCHAR, next_step VARCHAR, next_date DATE, next_precision VARCHAR,
-- last_step VARCHAR, last_step_date DATE, last_step_precision VARCHAR, last_date DATE,
-- published_date DATE, published_precision VARCHAR, tender_date DATE, tender_precision VARCHAR,
-- deadline_date DATE, deadline_precision VARCHAR, start_date DATE, start_precision VARCHAR,
-- end_from_date DATE, end_date DATE, end_precision VARCHAR, drawn_end_date DATE,
-- latest_end_date DATE, term_months INTEGER, extension_months INTEGER, value_gbp DOUBLE,
-- value_low_gbp DOUBLE, value_high_gbp DOUBLE, value_note VARCHAR, route VARCHAR, lots VARCHAR,
-- supplier VARCHAR, service_names VARCHAR, client_names VARCHAR, intention_id VARCHAR,
-- intention_title VARCHAR, paper VARCHAR, section VARCHAR, notice_id VARCHAR, ocid VARCHAR,
-- notice_url VARCHAR, source_status VARCHAR, source_status_name VARCHAR, note VARCHAR,
-- source_id VARCHAR
-- note: phase on on_date is coming (bids, talks or the start still lie ahead), running (a contract
-- whose end lies ahead), past (every day it names is over, or it was called off) or undated (its
-- source names no day). next_step is the first of its steps that is not over, or length where only
-- the start and the stated length say that it runs; last_step is the one that ends last.
-- drawn_end_date is the end, or else the start and the stated length, and latest_end_date that
-- with the longest extension. An empty service_type or client_group means all; a row that names
-- no service or group is given for all. Those ahead come first, the next first; then the past,
-- the latest first.
with

chosen as (
    select
        *,
        coalesce(
            end_date, cast(start_date + to_months(term_months) - interval 1 day as date)
        ) as drawn_end_date
    from mart.opportunity
    where
        council_code = $council_code
        and is_adult_care
        and (
            $service_type = ''
            or service_types is null
            or list_contains(string_split(service_types, '|'), $service_type)
        )
        and (
            $client_group = ''
            or client_groups is null
            or list_has_any(string_split(client_groups, '|'), [$client_group, 'all_adults'])
        )
),

steps as (
    select *
    from mart.opportunity_step
    where council_code = $council_code
),

begun as (
    select
        opportunity_id,
        max(last_date) filter (step in ('tender', 'deadline', 'start')) as begun_date,
        max(first_date) filter (step = 'end') as end_from_date
    from steps
    group by opportunity_id
),

upcoming as (
    select *
    from steps
    where step != 'published' and last_date >= $on_date
    qualify row_number() over (partition by opportunity_id order by last_date, step_order) = 1
),

latest as (
    select *
    from steps
    qualify
        row_number() over (
            partition by opportunity_id
            order by step = 'published', last_date desc, step_order desc
        ) = 1
),

services as (
    select
        chosen.opportunity_id,
        string_agg(service.service_type_name, '; ' order by service.sort_order) as service_names
    from chosen
    inner join mart.service_type as service
        on list_contains(string_split(chosen.service_types, '|'), service.service_type_code)
    group by chosen.opportunity_id
),

clients as (
    select
        chosen.opportunity_id,
        string_agg(client.client_group_name, '; ' order by client.sort_order) as client_names
    from chosen
    inner join mart.client_group as client
        on list_contains(string_split(chosen.client_groups, '|'), client.client_group_code)
    group by chosen.opportunity_id
),

final as (
    select
        chosen.opportunity_id,
        chosen.title,
        case
            when chosen.stage in ('cancelled', 'expired') then 'past'
            when chosen.last_date is null then 'undated'
            when greatest(chosen.last_date, chosen.drawn_end_date) < $on_date then 'past'
            when
                chosen.stage in ('planned', 'engagement', 'tender')
                and coalesce(begun.begun_date, chosen.last_date) >= $on_date
                then 'coming'
            else 'running'
        end as phase,
        chosen.stage,
        chosen.stage_name,
        coalesce(upcoming.step, if(chosen.drawn_end_date >= $on_date, 'length', null)) as next_step,
        coalesce(
            upcoming.first_date, if(chosen.drawn_end_date >= $on_date, chosen.drawn_end_date, null)
        ) as next_date,
        upcoming.date_precision as next_precision,
        latest.step as last_step,
        latest.first_date as last_step_date,
        latest.date_precision as last_step_precision,
        chosen.last_date,
        chosen.published_date,
        chosen.published_precision,
        chosen.tender_date,
        chosen.tender_precision,
        chosen.deadline_date,
        chosen.deadline_precision,
        chosen.start_date,
        chosen.start_precision,
        begun.end_from_date,
        chosen.end_date,
        chosen.end_precision,
        chosen.drawn_end_date,
        cast(
            chosen.drawn_end_date
            + interval 1 day
            + to_months(coalesce(chosen.extension_months, 0))
            - interval 1 day as date
        ) as latest_end_date,
        chosen.term_months,
        chosen.extension_months,
        chosen.value_gbp,
        chosen.value_low_gbp,
        chosen.value_high_gbp,
        chosen.value_note,
        chosen.route,
        chosen.lots,
        chosen.supplier,
        services.service_names,
        clients.client_names,
        chosen.intention_id,
        chosen.intention_title,
        chosen.paper,
        chosen.section,
        chosen.notice_id,
        chosen.ocid,
        chosen.notice_url,
        chosen.source_status,
        chosen.source_status_name,
        chosen.note,
        chosen.source_id
    from chosen
    left join begun on chosen.opportunity_id = begun.opportunity_id
    left join upcoming on chosen.opportunity_id = upcoming.opportunity_id
    left join latest on chosen.opportunity_id = latest.opportunity_id
    left join services on chosen.opportunity_id = services.opportunity_id
    left join clients on chosen.opportunity_id = clients.opportunity_id
)

select * from final
order by
    case phase when 'coming' then 1 when 'running' then 2 when 'undated' then 3 else 4 end,
    if(phase = 'past', null, next_date),
    if(phase = 'past', last_date, null) desc,
    opportunity_id
