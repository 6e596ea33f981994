-- How rural or urban each small area (LSOA) is, typed.
-- grain: one row per LSOA
-- key: lsoa_code
-- params: none
-- returns: lsoa_code VARCHAR, rural_urban_name VARCHAR
with

final as (
    select
        lsoa_code,
        rural_urban_name
    from raw.ons_rural_urban_2011
)

select * from final
