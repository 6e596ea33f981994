-- The data dictionary: every column of every dataset in plain words.
-- grain: one row per dataset and column
-- key: dataset_id, column_name
-- params: none
-- returns: dataset_id VARCHAR, column_name VARCHAR, column_type VARCHAR, unit VARCHAR,
-- description VARCHAR
select
    dataset_id,
    column_name,
    column_type,
    coalesce(unit, '') as unit,
    description
from meta."column"
order by dataset_id, sort_order
