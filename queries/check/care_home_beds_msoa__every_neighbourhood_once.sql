-- Beds of 2022 are given for every neighbourhood of the councils they are given for.
-- grain: one row per neighbourhood without
-- params: none
-- returns: msoa_code VARCHAR, council_code VARCHAR
select distinct
    lsoa.msoa_code,
    lsoa.council_code
from mart.lsoa as lsoa
anti join staging.care_home_beds_msoa as beds on lsoa.msoa_code = beds.msoa_code
where lsoa.council_code in (select known.council_code from staging.care_home_beds_msoa as known)
order by lsoa.msoa_code
