-- The region and country a council is compared with, and how much of their ratings is held.
-- grain: one row per place to compare with
-- key: area_code
-- params: council_code VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, area_level VARCHAR, council_count BIGINT,
-- held_count BIGINT, is_complete BOOLEAN, listed_from DATE, listed_to DATE
select
    other.area_code,
    other.area_name,
    other.area_level,
    other.council_count,
    other.held_count,
    other.is_complete,
    other.listed_from,
    other.listed_to
from mart.rating_comparator as other
inner join mart.council as council
    on other.area_code = council.region_code or other.area_level = 'england'
where council.council_code = $council_code
order by other.area_level desc
