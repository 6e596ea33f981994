-- The kinds of service of each location, in our words.
-- grain: one row per location and service type
-- key: location_id, service_type_code
-- params: none
-- returns: location_id VARCHAR, service_type_code VARCHAR, is_main BOOLEAN
-- note: is_main marks the kinds that are counted. CQC has one type for homecare, live-in care
--   and reablement, so only homecare is counted. A care home with and without nursing is one
--   with nursing. Locations of no type known to us are other_regulated or not_stated.
with

locations as (
    select
        location_id,
        is_care_home,
        service_types
    from staging.location_now
),

published as (
    select distinct
        location_id,
        trim(unnest(string_split(service_types, '|'))) as cqc_name
    from locations
),

known as (
    select
        service_type_code,
        sort_order,
        trim(unnest(string_split(cqc_service_types, '|'))) as cqc_name
    from staging.reference_service_types
),

counted as (
    select
        cqc_name,
        arg_min(service_type_code, sort_order) as service_type_code
    from known
    group by cqc_name
),

matched as (
    select
        published.location_id,
        known.service_type_code,
        bool_or(known.service_type_code = counted.service_type_code) as is_main
    from published
    inner join known on lower(published.cqc_name) = lower(known.cqc_name)
    inner join counted on known.cqc_name = counted.cqc_name
    group by published.location_id, known.service_type_code
),

nursing as (
    select location_id
    from matched
    where service_type_code = 'nursing_home'
),

unmatched as (
    select
        locations.location_id,
        case
            when locations.service_types is null then 'not_stated'
            else 'other_regulated'
        end as service_type_code,
        true as is_main
    from locations
    anti join matched on locations.location_id = matched.location_id
),

final as (
    select
        matched.location_id,
        matched.service_type_code,
        matched.is_main
        and not (
            matched.service_type_code = 'care_home'
            and matched.location_id in (select nursing.location_id from nursing)
        ) as is_main
    from matched
    union all
    select * from unmatched
    order by location_id, service_type_code
)

select * from final
