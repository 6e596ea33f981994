-- The shape file of each level of a council, as the build wrote it.
-- grain: one row per area level
-- key: area_level
-- params: council_code VARCHAR
-- returns: area_level VARCHAR, file_name VARCHAR
select
    area_level,
    file_name
from meta.shape
where council_code = $council_code
