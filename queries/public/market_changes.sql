-- Openings, closures, re-registrations and changes of size in one council, by month and service.
-- grain: one row per month, service type and kind of change
-- key: month, service_type, change
-- params: council_code VARCHAR
-- returns: month DATE, service_type VARCHAR, change VARCHAR, location_count BIGINT,
--   bed_count BIGINT
-- note: change is opened, closed, reregistered or resized. bed_count is the beds of the care
--   homes that changed (of resized ones, the beds gained or lost), NULL for other services. A
--   location of two kinds of service counts in both. Months without a change have no row; nor
--   have councils of which openings and closures are not held.
with

events as (
    select
        change_month as month,
        unnest(string_split(service_types, '|')) as service_type,
        change,
        location_id,
        case
            when change in ('opened', 'closed') then abs(bed_change)
            when change = 'resized' then bed_change
            else bed_count
        end as beds
    from mart.market_event
    where council_code = $council_code
),

final as (
    select
        month,
        service_type,
        change,
        count(distinct location_id) as location_count,
        cast(
            sum(beds) filter (where service_type in ('nursing_home', 'care_home')) as bigint
        ) as bed_count
    from events
    group by month, service_type, change
    order by month, service_type, change
)

select * from final
