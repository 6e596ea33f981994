-- The opportunities that belong to the intentions of one council.
-- grain: one row per opportunity
-- key: opportunity_id
-- params: council_code VARCHAR
-- returns: intention_id VARCHAR, opportunity_id VARCHAR, title VARCHAR, stage_name VARCHAR,
--   start_date DATE, start_precision VARCHAR, last_date DATE
-- note: once last_date has passed the opportunity is past.
select
    intention_id,
    opportunity_id,
    title,
    stage_name,
    start_date,
    start_precision,
    last_date
from mart.opportunity
where council_code = $council_code and intention_id is not null and is_adult_care
order by intention_id, last_date, opportunity_id
