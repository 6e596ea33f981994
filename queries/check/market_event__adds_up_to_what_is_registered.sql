-- What the register began with and the ledger's changes give the locations registered now.
-- grain: one row per council where they do not
-- params: none
-- returns: council_code VARCHAR, expected_count BIGINT, found_count BIGINT
-- note: a location whose end is not dated counts as registered here.
with

dated as (
    select *
    from mart.location
    where is_counted and council_code is not null
),

begun as (
    select
        dated.council_code,
        count(*) as location_count
    from dated
    anti join mart.market_event as event
        on
            dated.location_id = event.location_id
            and (
                event.change = 'opened'
                or event.direction in ('continued', 'split', 'moved_in')
            )
    group by dated.council_code
),

changed as (
    select
        event.council_code,
        sum(
            case
                when event.change = 'opened' then 1
                when event.direction in ('split', 'moved_in') then 1
                when event.change = 'closed' then -1
                when event.direction in ('merged', 'moved_out') then -1
                else 0
            end
        ) as net_count
    from mart.market_event as event
    inner join dated on event.location_id = dated.location_id
    group by event.council_code
),

counted as (
    select
        council_code,
        count(*) filter (where deregistered_date is null) as found_count
    from dated
    group by council_code
)

select
    counted.council_code,
    cast(coalesce(begun.location_count, 0) + coalesce(changed.net_count, 0) as bigint)
        as expected_count,
    counted.found_count
from counted
left join begun on counted.council_code = begun.council_code
left join changed on counted.council_code = changed.council_code
where
    coalesce(begun.location_count, 0) + coalesce(changed.net_count, 0) != counted.found_count
order by counted.council_code
