-- An opportunity names a paper with its section, or else the web address of a notice.
-- grain: one row per opportunity that breaks the rule
-- params: none
-- returns: opportunity_id VARCHAR, source_status VARCHAR
select
    opportunity_id,
    source_status
from mart.opportunity
where
    (source_status = 'paper' and (paper is null or section is null))
    or (source_status != 'paper' and notice_url is null)
order by opportunity_id
