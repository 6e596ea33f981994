-- A procurement that an imported notice tells is not told by the council's own rows as well.
-- grain: one row per procurement that breaks the rule
-- params: none
-- returns: council_code VARCHAR, ocid VARCHAR, opportunity_ids VARCHAR
select
    council_code,
    ocid,
    string_agg(opportunity_id, ', ' order by opportunity_id) as opportunity_ids
from mart.opportunity
where ocid is not null
group by council_code, ocid
having count(distinct source_id) > 1
order by council_code, ocid
