-- The ledger: every opening, closure, re-registration and change of size of a counted location.
-- grain: one row per location, change and date
-- key: location_id, change, change_date
-- params: none
-- returns: location_id VARCHAR, location_name VARCHAR, council_code VARCHAR, change VARCHAR,
--   direction VARCHAR, change_date DATE, change_month DATE, other_location_id VARCHAR,
--   other_location_name VARCHAR, reason VARCHAR, rule VARCHAR, gap_days BIGINT,
--   is_care_home BOOLEAN, bed_count INTEGER, bed_change INTEGER, service_types VARCHAR,
--   service_names VARCHAR, provider_label VARCHAR, registered_date DATE,
--   rating_class VARCHAR, rating_name VARCHAR, source_id VARCHAR
-- note: registrations before 1 April 2011 are the register's beginning and no openings. A
--   registration that went on in another is reregistered, on the day the new one began;
--   moved_in and moved_out have their other side in another council or outside what is held; split
--   and merged are the further parts of one that became several (or has not ended yet) or
--   several that became one.
--   A continued registration has no bed_change of its own: a resized row tells it. What opens
--   opens with the beds first stated, what closes with those last stated.
with

stated_beds as (
    select
        fact.location_id,
        fact.as_of,
        max(fact.bed_count) as bed_count
    from staging.location_fact as fact
    inner join mart.location as location on fact.location_id = location.location_id
    where fact.bed_count is not null and location.is_care_home and location.is_counted
    group by fact.location_id, fact.as_of
),

first_beds as (
    select
        location_id,
        arg_min(bed_count, as_of) as first_count
    from stated_beds
    group by location_id
),

locations as (
    select
        location.*,
        first_beds.first_count
    from mart.location as location
    left join first_beds on location.location_id = first_beds.location_id
    where location.is_counted
),

pairs as (
    select
        pair.*,
        old.deregistered_date is not null as old_has_ended,
        old.bed_count as old_beds,
        new.first_count as new_beds
    from mart.succession as pair
    left join locations as old on pair.old_location_id = old.location_id
    left join locations as new on pair.new_location_id = new.location_id
    where new.location_id is null or new.registered_date is not null
),

told_by_new as (
    select *
    from pairs
    where tells_new
),

told_by_old as (
    select *
    from pairs
    qualify row_number() over (
        partition by old_location_id
        order by is_local desc, abs(gap_days) nulls last, new_location_id
    ) = 1
),

ended as (
    select
        old.location_id,
        case
            when pair.old_location_id is null then 'closed'
            else 'reregistered'
        end as change,
        case
            when pair.old_location_id is null then null
            when pair.is_local then 'merged'
            else 'moved_out'
        end as direction,
        old.deregistered_date as change_date,
        pair.new_location_id as other_location_id,
        pair.reason,
        coalesce(pair.rule, 'no link and no like registration at the address') as rule,
        pair.gap_days,
        case when pair.is_local then 0 else -old.bed_count end as bed_change
    from locations as old
    left join told_by_old as pair on old.location_id = pair.old_location_id
    -- What goes on, or is split, is told where the new registrations begin.
    anti join told_by_new as part
        on old.location_id = part.old_location_id and part.is_local
    where old.deregistered_date is not null
),

begun as (
    select
        new.location_id,
        case
            when pair.new_location_id is null then 'opened'
            else 'reregistered'
        end as change,
        case
            when pair.new_location_id is null then null
            when not pair.is_local then 'moved_in'
            when pair.is_main and pair.old_has_ended then 'continued'
            else 'split'
        end as direction,
        new.registered_date as change_date,
        pair.old_location_id as other_location_id,
        pair.reason,
        coalesce(pair.rule, 'no link and no like registration at the address') as rule,
        pair.gap_days,
        case
            when pair.new_location_id is null or not pair.is_local then new.first_count
            when not pair.is_main or not pair.old_has_ended then 0
        end as bed_change
    from locations as new
    left join told_by_new as pair on new.location_id = pair.new_location_id
    where
        new.registered_date is not null
        and (new.registered_date >= date '2011-04-01' or pair.new_location_id is not null)
),

-- Beds before and after: all parts of a split against the whole, the whole of a merger
-- against all its parts.
parts as (
    select
        old_location_id,
        sum(new_beds) as new_beds
    from told_by_new
    where is_local
    group by old_location_id
),

wholes as (
    select
        new_location_id,
        sum(old_beds) as old_beds
    from pairs
    where is_local
    group by new_location_id
),

resized_on_the_way as (
    select
        begun.location_id,
        'resized' as change,
        cast(null as varchar) as direction,
        begun.change_date,
        begun.other_location_id,
        begun.reason,
        'beds of the new registration against the old' as rule,
        begun.gap_days,
        parts.new_beds - wholes.old_beds as bed_change
    from begun
    inner join parts on begun.other_location_id = parts.old_location_id
    inner join wholes on begun.location_id = wholes.new_location_id
    where begun.direction = 'continued' and parts.new_beds != wholes.old_beds
),

former_beds as (
    select
        location_id,
        as_of,
        bed_count,
        lag(as_of) over (partition by location_id order by as_of) as former_date,
        lag(bed_count) over (partition by location_id order by as_of) as former_count
    from stated_beds
),

resized_between_releases as (
    select
        former_beds.location_id,
        'resized' as change,
        cast(null as varchar) as direction,
        former_beds.as_of as change_date,
        cast(null as varchar) as other_location_id,
        cast(null as varchar) as reason,
        'beds stated on ' || former_beds.as_of || ' against ' || former_beds.former_date as rule,
        cast(null as bigint) as gap_days,
        former_beds.bed_count - former_beds.former_count as bed_change
    from former_beds
    anti join resized_on_the_way as known
        on
            former_beds.location_id = known.location_id
            and former_beds.as_of = known.change_date
    where former_beds.bed_count != former_beds.former_count
),

changes as (
    select * from ended
    union all
    select * from begun
    union all
    select * from resized_on_the_way
    union all
    select * from resized_between_releases
),

final as (
    select
        changes.location_id,
        locations.location_name,
        locations.council_code,
        changes.change,
        changes.direction,
        changes.change_date,
        cast(date_trunc('month', changes.change_date) as date) as change_month,
        changes.other_location_id,
        other.location_name as other_location_name,
        changes.reason,
        changes.rule,
        changes.gap_days,
        locations.is_care_home,
        locations.bed_count,
        cast(changes.bed_change as integer) as bed_change,
        locations.service_types,
        locations.service_names,
        locations.provider_label,
        locations.registered_date,
        rating.rating_class,
        rating.rating_name,
        locations.source_id
    from changes
    inner join locations on changes.location_id = locations.location_id
    left join mart.location as other on changes.other_location_id = other.location_id
    left join mart.location_rating as rating on changes.location_id = rating.location_id
    order by locations.council_code, changes.change_date, changes.location_id, changes.change
)

select * from final
