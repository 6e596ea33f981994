-- Links within this site in one council's texts.
-- grain: one row per record and address
-- key: record_id, href
-- params: council_code VARCHAR
-- returns: record_id VARCHAR, title VARCHAR, href VARCHAR
select
    record_id,
    title,
    href
from mart.internal_link
where council_code = $council_code
order by record_id, href
