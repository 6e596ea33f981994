-- No two areas of a council share the label they are chosen by, and every area has one.
-- grain: one row per area that breaks the rule
-- params: none
-- returns: council_code VARCHAR, area_code VARCHAR, area_label VARCHAR
with

final as (
    select
        council_code,
        area_code,
        area_label
    from mart.area
    qualify
        area_label is null
        or count(*) over (partition by council_code, area_label) > 1
)

select * from final
