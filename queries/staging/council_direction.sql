-- What the councils' papers say beside the intentions, typed.
-- grain: one row per record
-- key: direction_id
-- params: none
-- returns: council_code VARCHAR, direction_id VARCHAR, topic VARCHAR, title VARCHAR,
--   paper VARCHAR, section VARCHAR, sort_order INTEGER, service_types VARCHAR,
--   evidence VARCHAR, valid_until VARCHAR, what_it_says VARCHAR, what_it_means VARCHAR,
--   interested_in VARCHAR, useful_links VARCHAR, source_file VARCHAR
with

final as (
    select
        council_code,
        direction_id,
        topic,
        title,
        paper,
        section,
        cast(sort_order as integer) as sort_order,
        service_types,
        evidence,
        valid_until,
        what_it_says,
        what_it_means,
        interested_in,
        useful_links,
        source_file
    from raw.council_direction
)

select * from final
