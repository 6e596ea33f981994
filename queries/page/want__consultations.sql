-- Consultations on the papers of one council.
-- grain: one row per consultation
-- key: consultation_id
-- params: council_code VARCHAR
-- returns: consultation_id VARCHAR, title VARCHAR, opens_date DATE, closes_date DATE,
--   what_happens_next VARCHAR, how_to_respond VARCHAR, paper VARCHAR, section VARCHAR
select
    consultation_id,
    title,
    opens_date,
    closes_date,
    what_happens_next,
    how_to_respond,
    paper,
    section
from mart.consultation
where council_code = $council_code
order by closes_date desc, consultation_id
