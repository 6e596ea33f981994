-- No registration ends before it began.
-- grain: one row per location that does
-- params: none
-- returns: location_id VARCHAR, registered_date DATE, deregistered_date DATE
select
    location_id,
    registered_date,
    deregistered_date
from mart.location
where deregistered_date < registered_date
order by location_id
