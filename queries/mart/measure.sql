-- Measures by which councils can be compared, and what a reader must know of each.
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
    from staging.reference_measures
    order by sort_order
)

select * from final
