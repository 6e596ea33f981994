-- Subjects of the records of a council's direction.
-- grain: one row per topic
-- key: topic_code
-- params: none
-- returns: topic_code VARCHAR, topic_name VARCHAR, description VARCHAR, sort_order INTEGER
with

final as (
    select
        topic_code,
        topic_name,
        description,
        cast(sort_order as integer) as sort_order
    from raw.reference_direction_topics
)

select * from final
