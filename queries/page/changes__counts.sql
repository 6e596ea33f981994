-- What opened, closed and was registered, in one period or in each of its calendar years.
-- grain: one row per period and group of services
-- key: year, group_code
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR, from_date DATE,
-- to_date DATE, by_year BOOLEAN
-- returns: year BIGINT, group_code VARCHAR, group_name VARCHAR, is_service BOOLEAN,
-- opened BIGINT, closed BIGINT, reregistered BIGINT, opened_beds HUGEINT, closed_beds HUGEINT,
-- ended BIGINT, ended_as_other BIGINT, ended_elsewhere BIGINT,
-- stock_before BIGINT, stock BIGINT, beds_before HUGEINT, beds HUGEINT,
-- other_change BIGINT, other_bed_change HUGEINT, opened_per_100 DOUBLE, closed_per_100 DOUBLE
-- note: a place between two registrations counts as one, before and after. ended are all
-- registrations that ended, most of which may go on in another; ended_as_other of them in one
-- of another kind, which the chosen service leaves out, ended_elsewhere in one that the area or
-- the client group leaves out, or that is not held. other_change is what neither
-- opened nor closed: moves in and out, splits, mergers. Rates are per 100 registered and year.
-- A location of two kinds of service counts in both, once in the groups all, care_homes and
-- other_services. Only care homes have beds. Without by_year, year is that of the last day.
with

chosen as (
    select
        location.location_id,
        list_distinct(
            [
                'all',
                case when location.is_care_home then 'care_homes' else 'other_services' end,
                case
                    when regexp_matches(location.service_types, 'extra_care|supported_living')
                        then 'extra_care_or_supported'
                end
            ]
            || string_split(location.service_types, '|')
        ) as codes,
        location.bed_count,
        location.registered_date,
        location.deregistered_date,
        case when not location.is_registered then location.status_date end as last_seen_date
    from mart.location as location
    inner join mart.location_area as within
        on location.location_id = within.location_id and within.area_code = $area_code
    where
        location.is_counted
        and ($service_type = '' or list_contains(location.service_codes, $service_type))
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
),

-- Care goes on in another registration from the day on which that begins.
goes_on as (
    select
        other_location_id as location_id,
        change_date as new_date
    from mart.market_event
    where
        direction = 'continued'
        and other_location_id in (select chosen.location_id from chosen)
),

-- A location opens, closes and goes on from another once at most.
told as (
    select
        location_id,
        max(change_date) filter (where change = 'opened') as opened_date,
        max(bed_change) filter (where change = 'opened') as opened_beds,
        max(change_date) filter (where change = 'closed') as closed_date,
        max(-bed_change) filter (where change = 'closed') as closed_beds,
        max(change_date) filter (where direction = 'continued') as continued_date,
        max(other_location_id) filter (where direction = 'continued') as old_location_id
    from mart.market_event
    where location_id in (select chosen.location_id from chosen)
    group by location_id
),

-- Where what ended went on: among what is chosen, or without the chosen service.
went_on as (
    select
        event.old_location_id as location_id,
        bool_or(chosen.location_id is not null) as is_here,
        bool_or($service_type != '' and not list_contains(new.service_codes, $service_type))
            as is_other
    from (
        select
            case direction when 'merged' then location_id else other_location_id end
                as old_location_id,
            case direction when 'merged' then other_location_id else location_id end
                as new_location_id
        from mart.market_event
        where direction in ('continued', 'merged')
    ) as event
    inner join mart.location as new on event.new_location_id = new.location_id
    left join chosen on event.new_location_id = chosen.location_id
    group by event.old_location_id
),

asked as (
    select
        cast($from_date as date) as from_date,
        cast($to_date as date) as to_date,
        cast($by_year as boolean) as by_year
),

years as (
    select
        *,
        unnest(
            case
                when by_year then range(year(from_date), year(to_date) + 1)
                else [year(to_date)]
            end
        ) as year
    from asked
),

periods as (
    select
        year,
        case when by_year then greatest(make_date(year, 1, 1), from_date) else from_date end
            as from_day,
        case when by_year then least(make_date(year, 12, 31), to_date) else to_date end as to_day
    from years
),

resized_later as (
    select
        periods.year,
        event.location_id,
        sum(event.bed_change) filter (where event.change_date >= periods.from_day) as from_start,
        sum(event.bed_change) filter (where event.change_date > periods.to_day) as after_end
    from mart.market_event as event
    cross join periods
    where
        event.change = 'resized'
        and event.other_location_id is null
        and event.location_id in (select chosen.location_id from chosen)
    group by periods.year, event.location_id
),

spans as (
    select
        chosen.location_id,
        chosen.codes,
        chosen.bed_count,
        chosen.deregistered_date,
        chosen.registered_date as first_day,
        coalesce(
            goes_on.new_date,
            chosen.deregistered_date,
            chosen.last_seen_date,
            date '9999-12-31'
        ) as end_day,
        told.* exclude (location_id, old_location_id),
        old.codes as old_codes,
        coalesce(went_on.is_other, false) as is_other_now,
        told.closed_date is null and went_on.is_here is not true as is_gone
    from chosen
    left join goes_on on chosen.location_id = goes_on.location_id
    left join told on chosen.location_id = told.location_id
    left join chosen as old on told.old_location_id = old.location_id
    left join went_on on chosen.location_id = went_on.location_id
    where chosen.registered_date is not null
),

standing as (
    select
        periods.year,
        unnest(spans.codes) as group_code,
        spans.first_day < periods.from_day and spans.end_day >= periods.from_day as was_there,
        spans.first_day <= periods.to_day and spans.end_day > periods.to_day as is_there,
        spans.deregistered_date between periods.from_day and periods.to_day as has_ended,
        spans.opened_date between periods.from_day and periods.to_day as has_opened,
        spans.closed_date between periods.from_day and periods.to_day as has_closed,
        spans.continued_date between periods.from_day and periods.to_day as has_continued,
        spans.opened_beds,
        spans.closed_beds,
        spans.old_codes,
        spans.is_other_now,
        spans.is_gone,
        greatest(
            0,
            datediff(
                'day',
                greatest(spans.first_day, periods.from_day),
                least(spans.end_day, periods.to_day + 1)
            )
        ) / 365.25 as years_there,
        spans.bed_count - coalesce(resized_later.from_start, 0) as beds_before,
        spans.bed_count - coalesce(resized_later.after_end, 0) as beds_after
    from spans
    cross join periods
    left join resized_later
        on
            spans.location_id = resized_later.location_id
            and periods.year = resized_later.year
),

counted as (
    select
        year,
        group_code,
        count(*) filter (where has_opened) as opened,
        count(*) filter (where has_closed) as closed,
        count(*) filter (where has_continued and list_contains(old_codes, group_code))
            as reregistered,
        coalesce(sum(opened_beds) filter (where has_opened and counts_beds), 0) as opened_beds,
        coalesce(sum(closed_beds) filter (where has_closed and counts_beds), 0) as closed_beds,
        count(*) filter (where has_ended) as ended,
        count(*) filter (where has_ended and is_other_now) as ended_as_other,
        count(*) filter (where has_ended and is_gone and not is_other_now) as ended_elsewhere,
        count(*) filter (where was_there) as stock_before,
        count(*) filter (where is_there) as stock,
        coalesce(sum(beds_before) filter (where was_there and counts_beds), 0) as beds_before,
        coalesce(sum(beds_after) filter (where is_there and counts_beds), 0) as beds,
        sum(years_there) as location_years
    from (
        select
            *,
            -- A care home that also gives homecare has no beds for homecare.
            group_code in ('all', 'care_homes', 'nursing_home', 'care_home') as counts_beds
        from standing
    ) as counting
    group by year, group_code
),

final as (
    select
        counted.year,
        counted.group_code,
        coalesce(
            kind.service_type_name,
            case counted.group_code
                when 'all' then 'All services'
                when 'care_homes' then 'Care homes'
                when 'other_services' then 'Other services'
                else 'Extra care and supported living'
            end
        ) as group_name,
        kind.service_type_code is not null as is_service,
        counted.opened,
        counted.closed,
        counted.reregistered,
        counted.opened_beds,
        counted.closed_beds,
        counted.ended,
        counted.ended_as_other,
        counted.ended_elsewhere,
        counted.stock_before,
        counted.stock,
        counted.beds_before,
        counted.beds,
        counted.stock - counted.stock_before - counted.opened + counted.closed as other_change,
        counted.beds - counted.beds_before - counted.opened_beds + counted.closed_beds
            as other_bed_change,
        100.0 * counted.opened / nullif(counted.location_years, 0) as opened_per_100,
        100.0 * counted.closed / nullif(counted.location_years, 0) as closed_per_100
    from counted
    left join mart.counted_service as kind on counted.group_code = kind.service_type_code
    order by counted.year, kind.sort_order nulls first, counted.group_code
)

select * from final
