-- Each care home that opened or closed in a period, with its size, age and last rating.
-- grain: one row per care home and change
-- key: location_id, change
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR, from_date DATE,
-- to_date DATE
-- returns: location_id VARCHAR, change VARCHAR, location_name VARCHAR, change_date DATE,
-- area_name VARCHAR, service_names VARCHAR, bed_count INTEGER, size_band VARCHAR,
-- start_kind VARCHAR, life_years DOUBLE, rating_name VARCHAR, rating_class VARCHAR,
-- cqc_url VARCHAR
-- note: start_kind and life_years are of closed homes. life_years counts from the first
-- registration of the chain: for a home of start_kind before_register from the register's
-- beginning, not its opening.
with

chosen as (
    select
        location.location_id,
        location.lsoa_code,
        location.cqc_url
    from mart.location as location
    inner join mart.location_area as within
        on location.location_id = within.location_id and within.area_code = $area_code
    where
        location.is_counted
        and ($service_type = '' or list_contains(location.service_codes, $service_type))
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
        and location.is_care_home
),

final as (
    select
        event.location_id,
        event.change,
        event.location_name,
        event.change_date,
        area.short_name as area_name,
        event.service_names,
        event.bed_count,
        case
            when coalesce(event.bed_count, 0) = 0 then null
            when event.bed_count <= 10 then 'small'
            when event.bed_count < 50 then 'medium'
            else 'large'
        end as size_band,
        case when event.change = 'closed' then life.start_kind end as start_kind,
        case when event.change = 'closed' then life.life_years end as life_years,
        event.rating_name,
        event.rating_class,
        chosen.cqc_url
    from mart.market_event as event
    inner join chosen on event.location_id = chosen.location_id
    left join mart.life as life on event.location_id = life.last_location_id
    left join mart.lsoa as lsoa on chosen.lsoa_code = lsoa.lsoa_code
    left join mart.area as area on lsoa.msoa_code = area.area_code
    where
        event.change in ('opened', 'closed')
        and event.change_date between $from_date and $to_date
    order by event.change, event.change_date desc, event.location_id
)

select * from final
