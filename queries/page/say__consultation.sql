-- One council's consultation as its council.toml describes it.
-- grain: one row per council
-- key: council_code
-- params: council_code VARCHAR
-- returns: council_code VARCHAR, takes_responses BOOLEAN, title VARCHAR, opens_date DATE,
-- closes_date DATE, email VARCHAR, postal VARCHAR, next_steps VARCHAR, retention_months INTEGER
select
    council_code,
    takes_responses,
    title,
    opens_date,
    closes_date,
    email,
    postal,
    next_steps,
    retention_months
from mart.response_setting
where council_code = $council_code
