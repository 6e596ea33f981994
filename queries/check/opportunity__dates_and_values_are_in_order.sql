-- A contract starts before it ends, and its value lies between the low and the high end named.
-- grain: one row per opportunity that breaks the rule
-- params: none
-- returns: opportunity_id VARCHAR, start_date DATE, end_date DATE, value_gbp DOUBLE,
--   value_low_gbp DOUBLE, value_high_gbp DOUBLE
select
    opportunity_id,
    start_date,
    end_date,
    value_gbp,
    value_low_gbp,
    value_high_gbp
from mart.opportunity
where
    start_date > end_date
    or value_gbp < 0
    or value_low_gbp > value_high_gbp
    or value_gbp not between value_low_gbp and value_high_gbp
order by opportunity_id
