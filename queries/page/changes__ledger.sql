-- The ledger: every opening, closure, re-registration, move and change of size in a period.
-- grain: one row per location, kind of change and date
-- key: location_id, change, change_date
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR, from_date DATE,
-- to_date DATE
-- returns: location_id VARCHAR, change VARCHAR, direction VARCHAR, kind VARCHAR, change_date DATE,
-- change_month DATE, location_name VARCHAR, provider_label VARCHAR, service_names VARCHAR,
-- is_care_home BOOLEAN, bed_count INTEGER, stock_change INTEGER, bed_change INTEGER,
-- other_location_id VARCHAR, other_location_name VARCHAR, reason VARCHAR, rule VARCHAR,
-- gap_days BIGINT, rating_name VARCHAR, cqc_url VARCHAR, source_id VARCHAR,
-- service_types VARCHAR, other_service_types VARCHAR, other_service_names VARCHAR,
-- beds_before HUGEINT, beds_after HUGEINT, home_count BIGINT
-- note: the choice of area, service and client group decides what a re-registration is: one
-- whose other side lies outside the choice came_in or went_out, and both change the stock.
-- kind is the change, or moved for the re-registrations that change the stock. Months in which
-- nothing happened have no row. beds_before and beds_after are those of all registrations that
-- went on, and of the home_count in which they did: only where their beds differ.
with

chosen as (
    select
        location.location_id,
        location.bed_count
    from mart.location as location
    inner join mart.location_area as within
        on location.location_id = within.location_id and within.area_code = $area_code
    where
        location.is_counted
        and ($service_type = '' or list_contains(location.service_codes, $service_type))
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
),

-- Beds gained since they were first stated: what begins, begins with those first stated.
gained as (
    select
        location_id,
        sum(bed_change) as beds
    from mart.market_event
    where change = 'resized' and other_location_id is null
    group by location_id
),

-- What a choice sees of a change: of both sides, one or none.
seen as (
    select
        event.*,
        event.bed_count - coalesce(gained.beds, 0) as first_beds,
        own.location_id is not null as own_is_in,
        other.location_id is not null as other_is_in,
        other.bed_count as other_beds,
        beyond.service_types as other_service_types,
        beyond.service_names as other_service_names
    from mart.market_event as event
    left join gained on event.location_id = gained.location_id
    left join chosen as own on event.location_id = own.location_id
    left join chosen as other on event.other_location_id = other.location_id
    left join mart.location as beyond on event.other_location_id = beyond.location_id
    where
        event.change_date between cast($from_date as date) and cast($to_date as date)
        and (own.location_id is not null or other.location_id is not null)
),

told_here as (
    select
        location_id,
        change,
        case
            when other_is_in then direction
            when direction in ('continued', 'split') then 'came_in'
            when direction = 'merged' then 'went_out'
            else direction
        end as direction,
        change_date,
        location_name,
        provider_label,
        service_names,
        is_care_home,
        bed_count,
        case
            when direction in ('continued', 'split') and not other_is_in then first_beds
            when direction = 'merged' and not other_is_in then -bed_count
            when direction = 'continued' then null
            else bed_change
        end as bed_change,
        other_location_id,
        other_location_name,
        reason,
        rule,
        gap_days,
        rating_name,
        source_id,
        service_types,
        other_service_types,
        other_service_names,
        cast(null as hugeint) as beds_before,
        cast(null as hugeint) as beds_after,
        cast(null as bigint) as home_count
    from seen
    where own_is_in and (change != 'resized' or other_location_id is null)
),

-- The old side of a registration that goes on outside the choice.
gone as (
    select
        old.location_id,
        seen.change,
        'went_out' as direction,
        seen.change_date,
        old.location_name,
        old.provider_label,
        old.service_names,
        old.is_care_home,
        old.bed_count,
        -old.bed_count as bed_change,
        seen.location_id as other_location_id,
        seen.location_name as other_location_name,
        seen.reason,
        seen.rule,
        seen.gap_days,
        rating.rating_name,
        old.source_id,
        old.service_types,
        seen.service_types as other_service_types,
        seen.service_names as other_service_names,
        cast(null as hugeint) as beds_before,
        cast(null as hugeint) as beds_after,
        cast(null as bigint) as home_count
    from seen
    inner join mart.location as old on seen.other_location_id = old.location_id
    left join mart.location_rating as rating on old.location_id = rating.location_id
    where seen.other_is_in and not seen.own_is_in and seen.direction = 'continued'
),

parts as (
    select
        case direction when 'split' then other_location_id end as old_location_id,
        case direction when 'merged' then other_location_id end as new_location_id,
        sum(first_beds) as first_beds,
        sum(bed_count) as last_beds,
        count(*) as home_count
    from seen
    where own_is_in and direction in ('split', 'merged')
    group by old_location_id, new_location_id
),

-- Beds of a new registration and of the further parts of a split, against those of the old one
-- and of others that merged into it.
resized_on_the_way as (
    select
        main.location_id,
        'resized' as change,
        cast(null as varchar) as direction,
        main.change_date,
        main.location_name,
        main.provider_label,
        main.service_names,
        main.is_care_home,
        main.bed_count,
        main.first_beds - main.other_beds
        + coalesce(split.first_beds, 0) - coalesce(merged.last_beds, 0) as bed_change,
        main.other_location_id,
        main.other_location_name,
        main.reason,
        'beds of the new registration against the old' as rule,
        main.gap_days,
        main.rating_name,
        main.source_id,
        main.service_types,
        main.other_service_types,
        main.other_service_names,
        main.other_beds + coalesce(merged.last_beds, 0) as beds_before,
        main.first_beds + coalesce(split.first_beds, 0) as beds_after,
        1 + coalesce(split.home_count, 0) as home_count
    from seen as main
    left join parts as split on main.other_location_id = split.old_location_id
    left join parts as merged on main.location_id = merged.new_location_id
    where main.own_is_in and main.other_is_in and main.direction = 'continued'
),

changes as (
    select * from told_here
    union all
    select * from gone
    union all
    select * from resized_on_the_way
    where bed_change != 0
),

final as (
    select
        location_id,
        change,
        direction,
        case
            when change != 'reregistered' then change
            when direction = 'continued' then 'reregistered'
            else 'moved'
        end as kind,
        change_date,
        cast(date_trunc('month', change_date) as date) as change_month,
        location_name,
        provider_label,
        service_names,
        is_care_home,
        bed_count,
        case
            when change = 'opened' or direction in ('split', 'moved_in', 'came_in') then 1
            when change = 'closed' or direction in ('merged', 'moved_out', 'went_out') then -1
            else 0
        end as stock_change,
        cast(bed_change as integer) as bed_change,
        other_location_id,
        other_location_name,
        reason,
        rule,
        gap_days,
        rating_name,
        'https://www.cqc.org.uk/location/' || location_id as cqc_url,
        source_id,
        service_types,
        other_service_types,
        other_service_names,
        beds_before,
        beds_after,
        home_count
    from changes
    order by change_date desc, location_id, change
)

select * from final
