-- Service types to choose from.
-- grain: one row per service type
-- key: code
-- params: none
-- returns: code VARCHAR, label VARCHAR
select
    service_type_code as code,
    service_type_name as label
from mart.service_type
order by sort_order
