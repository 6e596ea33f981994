-- The kinds of service that each location is counted by, when one kind is asked for, or all.
-- grain: one row per location, kind asked for and kind counted
-- key: asked_code, location_id, service_type_code
-- params: none
-- returns: asked_code VARCHAR, location_id VARCHAR, service_type_code VARCHAR,
--   service_type_name VARCHAR, is_care_home BOOLEAN, sort_order INTEGER, is_first BOOLEAN
-- note: an empty asked_code means all. is_care_home is of the kind, not of the location.
--   is_first marks one kind of each location, the first in order, for what speaks of it once.
with

final as (
    select
        asked.asked_code,
        service.location_id,
        counted.service_type_code,
        counted.service_type_name,
        counted.is_care_home,
        counted.sort_order,
        row_number() over (
            partition by asked.asked_code, service.location_id order by counted.sort_order
        ) = 1 as is_first
    from mart.location_service as service
    inner join mart.counted_service as counted
        on service.service_type_code = counted.service_type_code
    inner join mart.counted_for as asked
        on counted.service_type_code = asked.service_type_code
    where service.is_main
    order by asked.asked_code, service.location_id, counted.sort_order
)

select * from final
