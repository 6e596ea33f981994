-- Councils with adult social care duties, present and former, and how their names are written.
-- grain: one row per council
-- key: council_code
-- params: none
-- returns: council_code VARCHAR, council_name VARCHAR, region_code VARCHAR,
--   region_name VARCHAR, is_current BOOLEAN, spellings VARCHAR
-- note: spellings are joined with a vertical bar; each belongs to one council only.
with

final as (
    select
        council_code,
        council_name,
        region_code,
        region_name,
        is_current = 'Y' as is_current,
        spellings
    from raw.reference_local_authorities
)

select * from final
