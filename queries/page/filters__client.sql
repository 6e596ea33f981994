-- Client groups to choose from.
-- grain: one row per client group
-- key: code
-- params: none
-- returns: code VARCHAR, label VARCHAR
select
    client_group_code as code,
    client_group_name as label
from mart.client_group
order by sort_order
