-- The councils the dashboard covers, from the council.toml of each council's folder, typed.
-- grain: one row per council
-- key: council_code
-- params: none
-- returns: council_code VARCHAR, council_slug VARCHAR, council_name VARCHAR,
--   council_type VARCHAR, region_code VARCHAR, region_name VARCHAR, sort_order INTEGER,
--   map_level VARCHAR, website VARCHAR
with

final as (
    select
        code as council_code,
        slug as council_slug,
        name as council_name,
        council_type,
        region_code,
        region_name,
        cast(sort_order as integer) as sort_order,
        map_level,
        nullif(website, '') as website
    from raw.council
)

select * from final
