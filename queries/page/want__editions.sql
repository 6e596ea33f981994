-- The days on which one council published its intentions, the newest first.
-- grain: one row per edition
-- key: published_date
-- params: council_code VARCHAR
-- returns: published_date DATE, intention_count BIGINT
select
    published_date,
    intention_count
from mart.intention_edition
where council_code = $council_code
order by published_date desc
