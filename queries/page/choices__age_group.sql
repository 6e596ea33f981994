-- Age groups of the maps, the older ages first.
-- grain: one row per age group
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN, age_from INTEGER, age_to INTEGER
select
    age_group as code,
    age_group_name as label,
    age_group = '65_plus' as is_default,
    age_from,
    age_to
from mart.age_group
where $council_code is not null
order by
    coalesce(array_position(['65_plus', '75_plus', '85_plus', 'all'], age_group), 99), sort_order
