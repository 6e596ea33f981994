-- The intention an opportunity belongs to is one of the same council.
-- grain: one row per opportunity that breaks the rule
-- params: none
-- returns: opportunity_id VARCHAR, intention_id VARCHAR
select
    opportunity.opportunity_id,
    opportunity.intention_id
from mart.opportunity as opportunity
anti join mart.intention as intention
    on
        opportunity.intention_id = intention.intention_id
        and opportunity.council_code = intention.council_code
where opportunity.intention_id is not null
order by opportunity.opportunity_id
