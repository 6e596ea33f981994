-- The councils the dashboard covers; map_level is the level a council's map opens at.
-- grain: one row per council
-- key: council_code
-- params: none
-- returns: council_code VARCHAR, council_slug VARCHAR, council_name VARCHAR,
--   council_type VARCHAR, region_code VARCHAR, region_name VARCHAR, sort_order INTEGER,
--   map_level VARCHAR, website VARCHAR
with

final as (
    select
        council_code,
        council_slug,
        council_name,
        council_type,
        region_code,
        region_name,
        sort_order,
        map_level,
        website
    from staging.council
    order by sort_order
)

select * from final
