-- Which registration went on from which: by CQC's links, else by address, service and dates.
-- grain: one row per pair of locations
-- key: old_location_id, new_location_id
-- params: none
-- returns: old_location_id VARCHAR, new_location_id VARCHAR, reason VARCHAR, found_by VARCHAR,
--   rule VARCHAR, gap_days BIGINT, is_local BOOLEAN, tells_new BOOLEAN, is_main BOOLEAN
-- note: a link stands whatever time lies between. Without one, the new registration must be at
--   the same postcode, of a kind of service the old one had, and begin between 31 days before
--   and 92 days after the old one ended; for anything but care homes the provider or the name
--   must be the same too. One may go on in several (a split) and several in one (a merger):
--   tells_new marks the one old registration that a new one is said to go on from, is_main the
--   one new registration in which an old one is said to go on, so that a chain has one line.
--   is_local: both are counted and lie in one council.
with

linked as (
    select distinct
        case
            when relationship_type = 'HSCA Predecessor' then related_location_id
            else location_id
        end as old_location_id,
        case
            when relationship_type = 'HSCA Predecessor' then location_id
            else related_location_id
        end as new_location_id,
        first_value(reason) over (
            partition by
                least(location_id, related_location_id), greatest(location_id, related_location_id)
            order by release_date desc, location_id
        ) as reason
    from staging.cqc_api_relationships
),

locations as (
    select
        *,
        regexp_replace(lower(location_name), '[^a-z0-9]|limited|ltd', '', 'g') as plain_name
    from mart.location
    where is_counted
),

shared_service as (
    select distinct
        old.location_id as old_location_id,
        new.location_id as new_location_id
    from locations as old
    inner join locations as new
        on
            old.postcode = new.postcode
            and old.location_id != new.location_id
            and new.registered_date
            between old.deregistered_date - 31 and old.deregistered_date + 92
            and old.is_care_home = new.is_care_home
    inner join mart.location_service as old_service
        on old.location_id = old_service.location_id and old_service.is_main
    inner join mart.location_service as new_service
        on new.location_id = new_service.location_id and new_service.is_main
    where
        old_service.service_type_code = new_service.service_type_code
        or (old.is_care_home and new.is_care_home)
),

addressed as (
    select
        pair.old_location_id,
        pair.new_location_id,
        case
            when old.provider_id = new.provider_id then 'Same provider, same address'
            else 'New provider at the same address'
        end as reason
    from shared_service as pair
    inner join locations as old on pair.old_location_id = old.location_id
    inner join locations as new on pair.new_location_id = new.location_id
    anti join linked as link_on on pair.old_location_id = link_on.old_location_id
    anti join linked as link_from on pair.new_location_id = link_from.new_location_id
    where
        old.is_care_home
        or old.provider_id = new.provider_id
        or old.plain_name = new.plain_name
),

pairs as (
    select
        *,
        'link' as found_by
    from linked
    union all
    select
        *,
        'address' as found_by
    from addressed
),

dated as (
    select
        pairs.*,
        datediff('day', old.deregistered_date, new.registered_date) as gap_days,
        coalesce(old.is_counted and new.is_counted and old.council_code = new.council_code, false)
            as is_local,
        coalesce(old.is_counted, false) as old_counts,
        coalesce(new.is_counted, false) as new_counts,
        old.deregistered_date is not null as old_has_ended
    from pairs
    left join mart.location as old on pairs.old_location_id = old.location_id
    left join mart.location as new on pairs.new_location_id = new.location_id
),

told as (
    select
        *,
        row_number() over (
            partition by new_location_id
            order by
                is_local desc,
                old_counts desc,
                old_has_ended desc,
                abs(gap_days) nulls last,
                old_location_id
        ) = 1 as tells_new
    from dated
),

ranked as (
    select
        *,
        row_number() over (
            partition by old_location_id, tells_new
            order by
                is_local desc,
                new_counts desc,
                abs(gap_days) nulls last,
                new_location_id
        ) as place
    from told
),

final as (
    select
        old_location_id,
        new_location_id,
        reason,
        found_by,
        case found_by
            when 'link' then 'CQC links the two registrations'
            else 'same postcode and kind of service, within 31 days before to 92 days after'
        end as rule,
        gap_days,
        is_local,
        tells_new,
        tells_new and place = 1 as is_main
    from ranked
    order by old_location_id, new_location_id
)

select * from final
