-- The locations that a leaver has in one area, and how many older people each is nearest to.
-- grain: one row per location
-- key: location_id
-- params: area_code VARCHAR, leaver VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: location_id VARCHAR, location_name VARCHAR, cqc_url VARCHAR, provider_id VARCHAR,
-- provider_label VARCHAR, service_names VARCHAR, kind_name VARCHAR, is_care_home BOOLEAN,
-- bed_count INTEGER,
-- rating_name VARCHAR, postcode VARCHAR, people_nearest BIGINT, reaches_beyond BOOLEAN,
-- mid_year INTEGER, source_id VARCHAR, rating_source_id VARCHAR
-- note: kind_name is the first of its chosen kinds of service. people_nearest are the residents
-- aged 75 and over of the council's small areas to whose population centre this is the nearest
-- location of that kind, as the crow flies; NULL for services that come to people's homes.
-- reaches_beyond: homes of other councils are among those near.
with

leaving as (
    select
        location.*,
        kind.service_type_code as kind,
        kind.service_type_name as kind_name
    from mart.location as location
    inner join mart.location_area as within on location.location_id = within.location_id
    inner join mart.location_kind as kind
        on
            location.location_id = kind.location_id
            and kind.asked_code = $service_type
            and kind.is_first
    where
        within.area_code = $area_code
        and (location.location_id = $leaver or location.provider_id = $leaver)
        and location.is_counted
        and location.is_registered
        and ($service_type = '' or list_contains(location.service_codes, $service_type))
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
),

small_areas as (
    select
        lsoa.lsoa_code,
        lsoa.centroid_lon,
        lsoa.centroid_lat,
        cos(radians(lsoa.centroid_lat)) as narrowing,
        need.people,
        need.mid_year
    from mart.lsoa as lsoa
    inner join mart.area_need as need on lsoa.lsoa_code = need.area_code
    where
        need.need = '75_plus'
        and lsoa.council_code in (select leaving.council_code from leaving)
),

bounds as (
    select
        min(centroid_lon) - 0.2 as west,
        max(centroid_lon) + 0.2 as east,
        min(centroid_lat) - 0.15 as south,
        max(centroid_lat) + 0.15 as north
    from small_areas
),

homes as (
    select
        service.service_type_code as kind,
        location.location_id,
        location.council_code,
        location.lon,
        location.lat
    from mart.location as location
    cross join bounds
    inner join mart.location_service as service
        on location.location_id = service.location_id and service.is_main
    where
        location.is_counted
        and location.is_registered
        and location.is_care_home
        and location.lon between bounds.west and bounds.east
        and location.lat between bounds.south and bounds.north
        and service.service_type_code in (select leaving.kind from leaving)
),

nearest as (
    select
        homes.kind,
        small_areas.lsoa_code,
        any_value(small_areas.people) as people,
        arg_min(
            homes.location_id,
            pow((homes.lon - small_areas.centroid_lon) * small_areas.narrowing, 2)
            + pow(homes.lat - small_areas.centroid_lat, 2)
        ) as location_id
    from small_areas
    cross join homes
    group by homes.kind, small_areas.lsoa_code
),

people as (
    select
        kind,
        location_id,
        cast(sum(people) as bigint) as people
    from nearest
    group by kind, location_id
),

final as (
    select
        leaving.location_id,
        leaving.location_name,
        leaving.cqc_url,
        leaving.provider_id,
        leaving.provider_label,
        leaving.service_names,
        leaving.kind_name,
        leaving.is_care_home,
        leaving.bed_count,
        rating.rating_name,
        leaving.postcode,
        case
            when leaving.is_care_home and leaving.lon is not null then coalesce(people.people, 0)
        end as people_nearest,
        (
            select count(*)
            from homes
            where homes.council_code is distinct from leaving.council_code
        ) > 0 as reaches_beyond,
        (select max(small_areas.mid_year) from small_areas) as mid_year,
        leaving.source_id,
        rating.source_id as rating_source_id
    from leaving
    left join mart.location_rating as rating on leaving.location_id = rating.location_id
    left join people
        on leaving.location_id = people.location_id and leaving.kind = people.kind
    order by leaving.bed_count desc nulls last, leaving.location_name, leaving.location_id
)

select * from final
