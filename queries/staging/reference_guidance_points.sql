-- What guidance expects of a market position statement.
-- grain: one row per point
-- key: point_code
-- params: none
-- returns: point_code VARCHAR, point_number INTEGER, point_name VARCHAR, source_name VARCHAR,
--   source_url VARCHAR, source_standing VARCHAR, parts VARCHAR, rule VARCHAR, page_url VARCHAR
with

final as (
    select
        point_code,
        cast(point_number as integer) as point_number,
        point_name,
        source_name,
        source_url,
        source_standing,
        parts,
        rule,
        page_url
    from raw.reference_guidance_points
)

select * from final
