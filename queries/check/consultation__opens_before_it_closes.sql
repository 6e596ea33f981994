-- A consultation opens before it closes.
-- grain: one row per consultation that breaks the rule
-- params: none
-- returns: consultation_id VARCHAR, opens_date DATE, closes_date DATE
select
    consultation_id,
    opens_date,
    closes_date
from mart.consultation
where opens_date > closes_date
order by consultation_id
