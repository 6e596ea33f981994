-- Every small area belongs to a council that has a folder, and to that council's region.
-- grain: one row per LSOA that breaks the rule
-- params: none
-- returns: lsoa_code VARCHAR, council_code VARCHAR, region_code VARCHAR
with

final as (
    select
        lsoa.lsoa_code,
        lsoa.council_code,
        lsoa.region_code
    from mart.lsoa as lsoa
    anti join mart.council as council
        on lsoa.council_code = council.council_code and lsoa.region_code = council.region_code
)

select * from final
