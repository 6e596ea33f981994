-- What changed in the intentions of one council from edition to edition, the newest first.
-- grain: one row per intention, edition and field that changed
-- key: published_date, intention_id, field
-- params: council_code VARCHAR
-- returns: published_date DATE, next_published_date DATE, intention_id VARCHAR, title VARCHAR,
--   field VARCHAR, before VARCHAR, after VARCHAR
-- note: next_published_date is NULL where an edition is set beside the present text.
select
    published_date,
    next_published_date,
    intention_id,
    title,
    field,
    before,
    after
from mart.intention_change
where council_code = $council_code
order by published_date desc, intention_id, field
