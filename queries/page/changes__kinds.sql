-- Care homes that went on as the other kind in a period: with nursing, or without.
-- grain: one row per kind before, where any went on as the other
-- key: had_nursing
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR, from_date DATE,
-- to_date DATE
-- returns: had_nursing BOOLEAN, old_count BIGINT, old_beds HUGEINT, new_count BIGINT,
-- new_beds HUGEINT
-- note: both sides lie in the chosen area and client group; a chosen kind of care home keeps
-- both kinds, another service none. What split is counted when all its parts changed kind. Old
-- beds are those last stated, new beds those first stated.
with

gained as (
    select
        location_id,
        sum(bed_change) as beds
    from mart.market_event
    where change = 'resized' and other_location_id is null
    group by location_id
),

homes as (
    select
        location.location_id,
        location.bed_count,
        location.bed_count - coalesce(gained.beds, 0) as first_beds,
        list_contains(string_split(location.service_types, '|'), 'nursing_home') as has_nursing
    from mart.location as location
    inner join mart.location_area as within
        on location.location_id = within.location_id and within.area_code = $area_code
    left join gained on location.location_id = gained.location_id
    where
        location.is_counted
        and $service_type in ('', 'nursing_home', 'care_home')
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
        -- A home whose kind is not stated has changed none that is known.
        and list_has_any(string_split(location.service_types, '|'), ['nursing_home', 'care_home'])
),

pairs as (
    select
        case direction when 'merged' then location_id else other_location_id end as old_id,
        case direction when 'merged' then other_location_id else location_id end as new_id
    from mart.market_event
    where
        direction in ('continued', 'split', 'merged')
        and change_date between cast($from_date as date) and cast($to_date as date)
),

changed as (
    select
        pairs.old_id,
        pairs.new_id,
        old.has_nursing as had_nursing,
        old.bed_count as old_beds,
        new.first_beds as new_beds
    from pairs
    inner join homes as old on pairs.old_id = old.location_id
    inner join homes as new on pairs.new_id = new.location_id
    qualify bool_and(old.has_nursing != new.has_nursing) over (partition by pairs.old_id)
),

sides as (
    select distinct
        had_nursing,
        'old' as side,
        old_id as location_id,
        old_beds as beds
    from changed
    union all
    select distinct
        had_nursing,
        'new' as side,
        new_id as location_id,
        new_beds as beds
    from changed
),

final as (
    select
        had_nursing,
        count(*) filter (where side = 'old') as old_count,
        coalesce(sum(beds) filter (where side = 'old'), 0) as old_beds,
        count(*) filter (where side = 'new') as new_count,
        coalesce(sum(beds) filter (where side = 'new'), 0) as new_beds
    from sides
    group by had_nursing
    order by had_nursing desc
)

select * from final
