-- Topics of one council's direction to choose, with how many records each has.
-- grain: one row per topic that has records, and one for all
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
with

held as (
    select
        topic as code,
        any_value(topic_name) as topic_name,
        any_value(topic_order) as place,
        count(*) as record_count
    from mart.direction
    where council_code = $council_code
    group by topic
),

every as (
    select
        'all' as code,
        'The list of all topics' as label,
        true as is_default,
        0 as place
    union all
    select
        code,
        topic_name || ' (' || record_count || ')' as label,
        false as is_default,
        place
    from held
)

select
    code,
    label,
    is_default
from every
order by place
