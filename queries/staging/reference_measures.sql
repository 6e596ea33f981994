-- Measures by which councils can be compared, typed.
-- grain: one row per measure
-- key: measure_code
-- params: none
-- returns: measure_code VARCHAR, measure_name VARCHAR, short_name VARCHAR, unit VARCHAR,
--   decimals INTEGER, better VARCHAR, topic VARCHAR, dataset_id VARCHAR,
--   also_dataset_id VARCHAR, continues VARCHAR, break_after VARCHAR, break_note VARCHAR,
--   caution VARCHAR, sort_order INTEGER, definition VARCHAR
with

final as (
    select
        measure_code,
        measure_name,
        short_name,
        unit,
        cast(decimals as integer) as decimals,
        better,
        topic,
        dataset_id,
        nullif(also_dataset_id, '') as also_dataset_id,
        nullif(continues, '') as continues,
        nullif(break_after, '') as break_after,
        nullif(break_note, '') as break_note,
        nullif(caution, '') as caution,
        cast(sort_order as integer) as sort_order,
        definition
    from raw.reference_measures
)

select * from final
