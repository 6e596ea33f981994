-- The days that an opportunity names: published, bids invited, bids due, start and end.
-- grain: one row per opportunity and step
-- key: opportunity_id, step
-- params: none
-- returns: council_code VARCHAR, opportunity_id VARCHAR, step VARCHAR, step_order INTEGER,
--   first_date DATE, last_date DATE, date_precision VARCHAR
-- note: step is published, tender, deadline, start or end. first_date and last_date are the ends
--   of the day, month, year or financial year that the source names.
with

named as (
    select
        council_code,
        opportunity_id,
        unnest(['published', 'tender', 'deadline', 'start', 'end']) as step,
        unnest([1, 2, 3, 4, 5]) as step_order,
        unnest([published_date, tender_date, deadline_date, start_date, null]) as known_first,
        unnest([null, null, null, null, end_date]) as known_last,
        unnest(
            [
                published_precision, tender_precision, deadline_precision, start_precision,
                end_precision
            ]
        ) as date_precision
    from mart.opportunity
),

-- mart.opportunity holds the first day of each period but the end's, and the last day of that.
final as (
    select
        council_code,
        opportunity_id,
        step,
        step_order,
        case
            when known_first is not null then known_first
            when date_precision = 'day' then known_last
            when date_precision = 'month' then cast(date_trunc('month', known_last) as date)
            else cast(known_last + interval 1 day - interval 1 year as date)
        end as first_date,
        case
            when known_last is not null then known_last
            when date_precision = 'day' then known_first
            when date_precision = 'month' then last_day(known_first)
            else cast(known_first + interval 1 year - interval 1 day as date)
        end as last_date,
        date_precision
    from named
    where date_precision is not null
    order by council_code, opportunity_id, step_order
)

select * from final
