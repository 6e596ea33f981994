-- The direction of the councils: what their papers say beside the intentions.
-- grain: one row per record
-- key: direction_id
-- params: none
-- returns: council_code VARCHAR, direction_id VARCHAR, topic VARCHAR, topic_name VARCHAR,
--   topic_order INTEGER, title VARCHAR, paper VARCHAR, section VARCHAR, sort_order INTEGER,
--   service_types VARCHAR, evidence VARCHAR, valid_until VARCHAR,
--   valid_until_date DATE, what_it_says VARCHAR, what_it_means VARCHAR,
--   interested_in VARCHAR, useful_links VARCHAR
-- note: the texts are Markdown; valid_until is as stated, its date the last day of it.
--   interested_in holds what the paper lists under We are interested in.
with

final as (
    select
        record.council_code,
        record.direction_id,
        record.topic,
        topic.topic_name,
        topic.sort_order as topic_order,
        record.title,
        record.paper,
        record.section,
        record.sort_order,
        record.service_types,
        record.evidence,
        record.valid_until,
        valid.last_date as valid_until_date,
        record.what_it_says,
        record.what_it_means,
        record.interested_in,
        record.useful_links
    from staging.council_direction as record
    inner join staging.reference_direction_topics as topic on record.topic = topic.topic_code
    left join staging.stated_date as valid on record.valid_until = valid.stated
    order by record.council_code, record.sort_order, record.direction_id
)

select * from final
