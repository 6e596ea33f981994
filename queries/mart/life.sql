-- How long care went on at each place: a chain of registrations is one life.
-- grain: one row per chain of registrations
-- key: life_id
-- params: none
-- returns: life_id VARCHAR, last_location_id VARCHAR, council_code VARCHAR,
--   service_types VARCHAR, is_care_home BOOLEAN, bed_count INTEGER, size_band VARCHAR,
--   start_date DATE, end_date DATE, is_closed BOOLEAN, start_kind VARCHAR,
--   registration_count BIGINT, life_years DOUBLE
-- note: start_kind is opened (on or after 1 April 2011), before_register (registered when CQC's
--   register began; when it truly opened is not held) or moved_in (it came out of a registration
--   that is not held or that went on elsewhere). A life that goes on elsewhere, or whose end is
--   not held, is cut off at the last day on which it is known to have gone on. Size bands are
--   CQC's.
with recursive

locations as (
    select *
    from mart.location
    where is_counted and registered_date is not null
),

pairs as (
    select
        succession.old_location_id,
        succession.new_location_id
    from mart.succession as succession
    inner join locations as old on succession.old_location_id = old.location_id
    inner join locations as new on succession.new_location_id = new.location_id
    where succession.is_main and old.deregistered_date is not null
),

chain as (
    select
        location_id as life_id,
        location_id,
        1 as place
    from locations
    where location_id not in (select new_location_id from pairs)
    union all
    select
        chain.life_id,
        pairs.new_location_id as location_id,
        chain.place + 1 as place
    from chain
    inner join pairs on chain.location_id = pairs.old_location_id
    where chain.place < 50
),

lives as (
    select
        chain.life_id,
        arg_max(chain.location_id, chain.place) as last_location_id,
        min(locations.registered_date) as start_date,
        count(*) as registration_count
    from chain
    inner join locations on chain.location_id = locations.location_id
    group by chain.life_id
),

from_elsewhere as (
    select distinct new_location_id
    from mart.succession
),

to_elsewhere as (
    select distinct old_location_id
    from mart.succession
),

ended as (
    select
        lives.*,
        location.council_code,
        location.service_types,
        location.is_care_home,
        location.bed_count,
        coalesce(location.deregistered_date, location.status_date) as end_date,
        location.deregistered_date is not null
        and lives.last_location_id not in (select old_location_id from to_elsewhere)
            as is_closed,
        case
            when lives.life_id in (select new_location_id from from_elsewhere) then 'moved_in'
            when lives.start_date < date '2011-04-01' then 'before_register'
            else 'opened'
        end as start_kind
    from lives
    inner join locations as location on lives.last_location_id = location.location_id
),

final as (
    select
        life_id,
        last_location_id,
        council_code,
        service_types,
        is_care_home,
        bed_count,
        case
            when bed_count is null or bed_count = 0 then null
            when bed_count <= 10 then 'small'
            when bed_count < 50 then 'medium'
            else 'large'
        end as size_band,
        start_date,
        end_date,
        is_closed,
        start_kind,
        registration_count,
        datediff('day', start_date, end_date) / 365.25 as life_years
    from ended
    where end_date > start_date
    order by council_code, life_id
)

select * from final
