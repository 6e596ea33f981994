-- Whom one council wants to hear from: every list under "We are interested in".
-- grain: one row per intention or record that has such a list
-- key: record_id
-- params: council_code VARCHAR, service_type VARCHAR
-- returns: record_id VARCHAR, record_kind VARCHAR, title VARCHAR, topic VARCHAR,
--   interested_in VARCHAR, paper VARCHAR, section VARCHAR
-- note: record_kind is intention or direction. An empty service_type gives all; else those that
--   name the service type or none at all. interested_in is Markdown.
with

every as (
    select
        council_code,
        intention_id as record_id,
        'intention' as record_kind,
        title,
        cast(null as varchar) as topic,
        service_types,
        interested_in,
        paper,
        section,
        1 as kind_order,
        sort_order
    from mart.intention
    union all
    select
        council_code,
        direction_id as record_id,
        'direction' as record_kind,
        title,
        topic,
        service_types,
        interested_in,
        paper,
        section,
        2 as kind_order,
        sort_order
    from mart.direction
)

select
    record_id,
    record_kind,
    title,
    topic,
    interested_in,
    paper,
    section
from every
where
    council_code = $council_code
    and interested_in is not null
    and (
        $service_type = ''
        or service_types is null
        or list_contains(string_split(service_types, '|'), $service_type)
    )
order by kind_order, sort_order, record_id
