-- Every location that CQC's files name, once, as the newest of them describe it.
-- grain: one row per location
-- key: location_id
-- params: none
-- returns: location_id VARCHAR, location_name VARCHAR, provider_id VARCHAR,
--   provider_name VARCHAR, provider_label VARCHAR, brand_id VARCHAR, brand_name VARCHAR,
--   council_code VARCHAR, region_code VARCHAR, lsoa_code VARCHAR, postcode VARCHAR,
--   address_line VARCHAR, lat DOUBLE, lon DOUBLE, cqc_service_types VARCHAR,
--   service_types VARCHAR, service_names VARCHAR, service_codes VARCHAR[],
--   client_codes VARCHAR[], specialisms VARCHAR, is_care_home BOOLEAN,
--   bed_count INTEGER, location_type VARCHAR, inspection_category VARCHAR,
--   registered_date DATE, deregistered_date DATE, status VARCHAR, status_date DATE,
--   is_registered BOOLEAN, in_scope BOOLEAN, scope_rule VARCHAR, is_counted BOOLEAN,
--   is_dormant BOOLEAN, last_inspected_date DATE, source_id VARCHAR, cqc_url VARCHAR
-- note: the small area is the one its source worked out, else that in which its point lies.
--   Beds are given for care homes only. A location counts when it is adult social care and not
--   the second entry of a dual registration. One that a newer list of its council leaves out is
--   no_longer_listed: it has closed or moved, on a day that is not held. service_types are the
--   kinds it is counted by, service_codes and client_codes all that a filter finds it by.
with

named as (
    select
        service.location_id,
        string_agg(service.service_type_code, '|' order by counted.sort_order) as service_types,
        string_agg(counted.service_type_name, ', ' order by counted.sort_order) as service_names,
        bool_or(counted.is_care_home) as is_care_home
    from mart.location_service as service
    inner join mart.counted_service as counted
        on service.service_type_code = counted.service_type_code
    where service.is_main
    group by service.location_id
),

findable as (
    select
        location_id,
        list(service_type_code order by service_type_code) as service_codes
    from mart.location_service
    where is_main or service_type_code not in ('nursing_home', 'care_home')
    group by location_id
),

served as (
    select
        location_id,
        list(client_group_code order by client_group_code) as client_codes
    from mart.location_client
    group by location_id
),

joined as (
    select
        now.*,
        coalesce(findable.service_codes, []) as service_codes,
        coalesce(served.client_codes, []) as client_codes,
        authority.council_code,
        authority.region_code,
        coalesce(now.lsoa_code, placed.lsoa_code) as small_area,
        named.service_types as main_service_types,
        named.service_names,
        coalesce(now.is_care_home, named.is_care_home) as lives_in,
        scope.in_scope,
        scope.scope_rule,
        case
            when scope.in_scope and now.status = 'registered' and now.as_of < listing.listed_date
                then 'no_longer_listed'
            else now.status
        end as now_status
    from staging.location_now as now
    inner join mart.location_scope as scope on now.location_id = scope.location_id
    left join staging.authority_spelling as authority
        on lower(trim(now.local_authority)) = authority.spelling
    left join mart.location_listing as listing on authority.council_code = listing.council_code
    left join staging.location_lsoa as placed on now.location_id = placed.location_id
    left join named on now.location_id = named.location_id
    left join findable on now.location_id = findable.location_id
    left join served on now.location_id = served.location_id
),

final as (
    select
        location_id,
        location_name,
        provider_id,
        provider_name,
        case
            when provider_name is null or provider_name = 'Individual provider'
                then coalesce(provider_name, 'Provider') || ' ' || provider_id
            else provider_name
        end as provider_label,
        brand_id,
        brand_name,
        council_code,
        region_code,
        small_area as lsoa_code,
        postcode,
        address_line,
        lat,
        lon,
        service_types as cqc_service_types,
        main_service_types as service_types,
        service_names,
        service_codes,
        client_codes,
        specialisms,
        coalesce(lives_in, false) as is_care_home,
        case when lives_in then bed_count end as bed_count,
        location_type,
        inspection_category,
        registered_date,
        deregistered_date,
        now_status as status,
        as_of as status_date,
        coalesce(now_status = 'registered', false) as is_registered,
        in_scope,
        scope_rule,
        in_scope
        and coalesce(primary_location_id, location_id) = location_id as is_counted,
        is_dormant,
        last_inspected_date,
        source_id,
        'https://www.cqc.org.uk/location/' || location_id as cqc_url
    from joined
    order by council_code, location_id
)

select * from final
