-- What opened and what closed in each area of a period, and what stands there now.
-- grain: one row per area in which anything opened or closed
-- key: area_code
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR, from_date DATE,
-- to_date DATE, area_level VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, closed BIGINT, opened BIGINT,
-- net_locations BIGINT, closed_beds HUGEINT, opened_beds HUGEINT, net_beds HUGEINT,
-- registered_count BIGINT, bed_count HUGEINT, closed_homes VARCHAR, opened_homes VARCHAR
-- note: closed_homes and opened_homes name care homes with their beds, or say none.
with

chosen as (
    select
        location.location_id,
        location.location_name,
        location.is_care_home,
        location.bed_count,
        location.is_registered
    from mart.location as location
    inner join mart.location_area as within
        on location.location_id = within.location_id and within.area_code = $area_code
    where
        location.is_counted
        and ($service_type = '' or list_contains(location.service_codes, $service_type))
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
),

placed as (
    select
        chosen.*,
        area.area_code,
        area.short_name as area_name
    from chosen
    inner join mart.location_area as within on chosen.location_id = within.location_id
    inner join mart.area as area
        on within.area_code = area.area_code and area.area_level = $area_level
),

events as (
    select
        placed.area_code,
        count(*) filter (where event.change = 'closed') as closed,
        count(*) filter (where event.change = 'opened') as opened,
        coalesce(-sum(event.bed_change) filter (where event.change = 'closed'), 0) as closed_beds,
        coalesce(sum(event.bed_change) filter (where event.change = 'opened'), 0) as opened_beds,
        string_agg(
            placed.location_name || coalesce(' (' || placed.bed_count || ')', ''),
            ', ' order by event.change_date
        ) filter (where event.change = 'closed' and placed.is_care_home) as closed_homes,
        string_agg(
            placed.location_name || coalesce(' (' || placed.bed_count || ')', ''),
            ', ' order by event.change_date
        ) filter (where event.change = 'opened' and placed.is_care_home) as opened_homes
    from mart.market_event as event
    inner join placed on event.location_id = placed.location_id
    where
        event.change in ('opened', 'closed')
        and event.change_date between $from_date and $to_date
    group by placed.area_code
),

stock as (
    select
        area_code,
        area_name,
        count(*) filter (where is_registered) as registered_count,
        coalesce(sum(bed_count) filter (where is_registered), 0) as bed_count
    from placed
    group by area_code, area_name
),

final as (
    select
        events.area_code,
        stock.area_name,
        events.closed,
        events.opened,
        events.opened - events.closed as net_locations,
        events.closed_beds,
        events.opened_beds,
        events.opened_beds - events.closed_beds as net_beds,
        stock.registered_count,
        stock.bed_count,
        coalesce(events.closed_homes, 'none') as closed_homes,
        coalesce(events.opened_homes, 'none') as opened_homes
    from events
    inner join stock on events.area_code = stock.area_code
    order by net_beds, net_locations, stock.area_name
)

select * from final
