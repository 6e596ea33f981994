-- Notices of a council that are not counted as adult social care, with the rule that says so.
-- grain: one row per opportunity
-- key: opportunity_id
-- params: council_code VARCHAR
-- returns: opportunity_id VARCHAR, title VARCHAR, scope_rule VARCHAR, published_date DATE,
-- notice_id VARCHAR, notice_url VARCHAR, source_id VARCHAR
select
    opportunity_id,
    title,
    scope_rule,
    published_date,
    notice_id,
    notice_url,
    source_id
from mart.opportunity
where council_code = $council_code and not is_adult_care
order by title, opportunity_id
