-- Which registration went on from which: by CQC's links, else by address, service and dates.
-- grain: one row per pair of locations
-- key: old_location_id, new_location_id
-- params: none
-- returns: old_location_id VARCHAR, new_location_id VARCHAR, reason VARCHAR, found_by VARCHAR,
--   rule VARCHAR, gap_days BIGINT, is_local BOOLEAN, tells_new BOOLEAN, is_main BOOLEAN
-- note: a link stands whatever time lies between. Without one, a care home goes on in one at the
--   same postcode that begins 184 days before to 92 days after it ended; any other service in
--   one of its kind with the same provider or name in the council, begun within 45 days; each
--   time the nearest on both sides. Of Oldham's linked pairs these rules find all 26 of care
--   homes and 23 of 28 others. One may go on in several (a split) and several in one (a merger):
--   tells_new marks the one old registration that a new one is said to go on from, is_main the
--   one new registration in which an old one is said to go on, so that a chain has one line.
--   is_local: both are counted and lie in one council. found_by is link, home or service.
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

-- Neither side may have a link of CQC's, which would tell its story.
ended as (
    select locations.*
    from locations
    anti join linked on locations.location_id = linked.old_location_id
    where locations.deregistered_date is not null
),

begun as (
    select locations.*
    from locations
    anti join linked on locations.location_id = linked.new_location_id
),

alike_homes as (
    select
        old.location_id as old_location_id,
        new.location_id as new_location_id,
        datediff('day', old.deregistered_date, new.registered_date) as days,
        old.provider_id = new.provider_id as is_same_provider,
        case
            when old.provider_id = new.provider_id then 'Same provider, same address'
            else 'New provider at the same address'
        end as reason
    from ended as old
    inner join begun as new
        on
            old.postcode = new.postcode
            and new.registered_date
            between old.deregistered_date - 184 and old.deregistered_date + 92
            and old.registered_date < new.registered_date
    where old.is_care_home and new.is_care_home
),

alike_services as (
    select
        old.location_id as old_location_id,
        new.location_id as new_location_id,
        datediff('day', old.deregistered_date, new.registered_date) as days,
        false as is_same_provider,
        case
            when old.provider_id != new.provider_id then 'New provider of the same name'
            when old.postcode = new.postcode then 'Same provider, same address'
            else 'Same provider, another address'
        end as reason
    from ended as old
    inner join begun as new
        on
            old.council_code = new.council_code
            and (old.provider_id = new.provider_id or old.plain_name = new.plain_name)
            and new.registered_date
            between old.deregistered_date - 45 and old.deregistered_date + 45
            and old.registered_date < new.registered_date
    where
        not old.is_care_home
        and not new.is_care_home
        and (
            old.service_codes = []
            or new.service_codes = []
            or list_has_any(old.service_codes, new.service_codes)
        )
),

alike as (
    select
        *,
        'home' as found_by
    from alike_homes
    union all
    select
        *,
        'service' as found_by
    from alike_services
),

-- The nearest in time on both sides; of one provider's homes, all parts of a split or merger.
addressed as (
    select
        old_location_id,
        new_location_id,
        reason,
        found_by
    from alike
    qualify
        is_same_provider
        or (
            row_number() over (
                partition by old_location_id order by abs(days), new_location_id
            ) = 1
            and row_number() over (
                partition by new_location_id order by abs(days), old_location_id
            ) = 1
        )
),

pairs as (
    select
        *,
        'link' as found_by
    from linked
    union all
    select * from addressed
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
            when 'home'
                then 'care home at the same postcode, begun 184 days before to 92 days after'
            else 'same provider or name in the council, begun within 45 days'
        end as rule,
        gap_days,
        is_local,
        tells_new,
        tells_new and place = 1 as is_main
    from ranked
    order by old_location_id, new_location_id
)

select * from final
