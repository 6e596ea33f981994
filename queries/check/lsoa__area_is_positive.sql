-- Every small area covers more than 0 square kilometres, so that densities can be worked out.
-- grain: one row per LSOA that breaks the rule
-- params: none
-- returns: council_code VARCHAR, lsoa_code VARCHAR, area_km2 DOUBLE
with

final as (
    select
        council_code,
        lsoa_code,
        area_km2
    from mart.lsoa
    where area_km2 is null or area_km2 <= 0
)

select * from final
