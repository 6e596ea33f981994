-- Every location lies in a council whose spelling is in the list of local authorities.
-- grain: one row per unknown spelling
-- params: none
-- returns: local_authority VARCHAR, location_count BIGINT
select
    now.local_authority,
    count(*) as location_count
from staging.location_now as now
anti join staging.authority_spelling as authority
    on lower(trim(now.local_authority)) = authority.spelling
where now.local_authority is not null
group by now.local_authority
order by now.local_authority
