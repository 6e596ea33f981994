-- The nine regions of England and how their names are written.
-- grain: one row per region
-- key: region_code
-- params: none
-- returns: region_code VARCHAR, region_name VARCHAR, spellings VARCHAR
-- note: spellings are joined with a vertical bar; each belongs to one region only.
with

final as (
    select
        region_code,
        region_name,
        spellings
    from raw.reference_regions
)

select * from final
