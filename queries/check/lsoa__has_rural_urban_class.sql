-- Every small area has a rural-urban class.
-- grain: one row per LSOA without one
-- params: none
-- returns: council_code VARCHAR, lsoa_code VARCHAR
with

final as (
    select
        council_code,
        lsoa_code
    from mart.lsoa
    where rural_urban_name is null
)

select * from final
