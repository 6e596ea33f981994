-- Measures that an intention may point to.
-- grain: one row per measure
-- key: measure_code
-- params: none
-- returns: measure_code VARCHAR, measure_name VARCHAR, unit VARCHAR, dataset_id VARCHAR,
--   source_measure VARCHAR
with

final as (
    select
        measure_code,
        measure_name,
        unit,
        dataset_id,
        source_measure
    from raw.reference_measures
)

select * from final
