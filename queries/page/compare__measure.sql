-- One measure: its name, unit and direction, and what a reader must know of it.
-- grain: one row per measure, here one
-- key: measure_code
-- params: measure_code VARCHAR
-- returns: measure_code VARCHAR, measure_name VARCHAR, short_name VARCHAR, unit VARCHAR,
--   decimals INTEGER, better VARCHAR, topic VARCHAR, dataset_id VARCHAR,
--   also_dataset_id VARCHAR, continues VARCHAR, break_after VARCHAR, break_note VARCHAR,
--   caution VARCHAR, sort_order INTEGER, definition VARCHAR
select
    measure_code,
    measure_name,
    short_name,
    unit,
    decimals,
    better,
    topic,
    dataset_id,
    also_dataset_id,
    continues,
    break_after,
    break_note,
    caution,
    sort_order,
    definition
from mart.measure
where measure_code = $measure_code
