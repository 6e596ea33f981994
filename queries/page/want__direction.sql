-- What one council's papers say beside the intentions: its direction.
-- grain: one row per record
-- key: direction_id
-- params: council_code VARCHAR, topic VARCHAR
-- returns: direction_id VARCHAR, topic VARCHAR, topic_name VARCHAR, topic_order INTEGER,
--   title VARCHAR, paper VARCHAR, section VARCHAR, valid_until_date DATE,
--   what_it_says VARCHAR, what_it_means VARCHAR, interested_in VARCHAR, useful_links VARCHAR
-- note: an empty topic gives every record. The texts are Markdown.
select
    direction_id,
    topic,
    topic_name,
    topic_order,
    title,
    paper,
    section,
    valid_until_date,
    what_it_says,
    what_it_means,
    interested_in,
    useful_links
from mart.direction
where council_code = $council_code and $topic in ('', topic)
order by topic_order, sort_order, direction_id
