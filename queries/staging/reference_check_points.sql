-- Expected numbers published elsewhere, typed.
-- grain: one row per figure
-- key: check_id
-- params: none
-- returns: check_id VARCHAR, council_code VARCHAR, condition_code VARCHAR, label VARCHAR,
--   value BIGINT, mid_year INTEGER, publication VARCHAR, publisher VARCHAR, source_url VARCHAR,
--   why_different VARCHAR
with

final as (
    select
        check_id,
        council_code,
        condition_code,
        label,
        cast(value as bigint) as value,
        cast(mid_year as integer) as mid_year,
        publication,
        publisher,
        source_url,
        why_different
    from raw.reference_check_points
)

select * from final
