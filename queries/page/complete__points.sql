-- The points that guidance expects of one council's statement, with the page that answers each.
-- grain: one row per point
-- key: point_number
-- params: council_code VARCHAR, on_date DATE
-- returns: point_number INTEGER, point_name VARCHAR, state VARCHAR, parts_missing VARCHAR,
--   good_until DATE, rule VARCHAR, source_name VARCHAR, source_url VARCHAR,
--   source_standing VARCHAR, page_url VARCHAR
-- note: state is present, missing or out_of_date, as in the public query guidance.
select
    point_number,
    point_name,
    case
        when not is_present then 'missing'
        when good_until < $on_date then 'out_of_date'
        else 'present'
    end as state,
    parts_missing,
    good_until,
    rule,
    source_name,
    source_url,
    source_standing,
    page_url
from mart.guidance
where council_code = $council_code
order by point_number
