-- One measure: its name, unit and better side, its sources, and what a reader must know of it.
-- grain: one row per measure, here one
-- key: measure_code
-- params: measure_code VARCHAR
-- returns: measure_code VARCHAR, measure_name VARCHAR, short_name VARCHAR, unit VARCHAR,
--   decimals INTEGER, better VARCHAR, dataset_id VARCHAR, also_dataset_id VARCHAR,
--   caution VARCHAR, definition VARCHAR
select
    measure_code,
    measure_name,
    short_name,
    unit,
    decimals,
    better,
    dataset_id,
    also_dataset_id,
    caution,
    definition
from mart.measure
where measure_code = $measure_code
