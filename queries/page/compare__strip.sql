-- One measure in one period: every council held, its regions and England.
-- grain: one row per area
-- key: area_code
-- params: measure_code VARCHAR, period VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, area_level VARCHAR, region_code VARCHAR,
--   region_name VARCHAR, value DOUBLE, lower DOUBLE, upper DOUBLE, interval_method VARCHAR,
--   status VARCHAR, source_id VARCHAR, is_current BOOLEAN
-- note: is_current is false for a council that others have replaced since.
select
    found.area_code,
    found.area_name,
    found.area_level,
    found.region_code,
    region.region_name,
    found.value,
    found.lower,
    found.upper,
    found.interval_method,
    found.status,
    found.source_id,
    coalesce(council.is_current, true) as is_current
from mart.measure_value as found
left join staging.reference_regions as region on found.region_code = region.region_code
left join staging.reference_local_authorities as council
    on found.area_code = council.council_code
where found.measure_code = $measure_code and found.period = $period
order by found.value desc nulls last, found.area_name, found.area_code
