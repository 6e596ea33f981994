-- The map file of every council and level holds each area of that level once.
-- grain: one row per council and level that breaks the rule
-- params: none
-- returns: council_code VARCHAR, area_level VARCHAR, area_count BIGINT, feature_count INTEGER
with

areas as (
    select
        council_code,
        area_level,
        count(*) as area_count
    from mart.area
    where lsoa_count > 0
    group by all
),

final as (
    select
        coalesce(areas.council_code, shape.council_code) as council_code,
        coalesce(areas.area_level, shape.area_level) as area_level,
        areas.area_count,
        shape.feature_count
    from areas
    full outer join meta.shape as shape
        on areas.council_code = shape.council_code and areas.area_level = shape.area_level
    where areas.area_count is distinct from shape.feature_count
)

select * from final
