-- Locations, homes, beds and providers of an area, and of the places it is read against.
-- grain: one row for the area and for each place it is read against
-- key: place_code
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: place_code VARCHAR, place_name VARCHAR, place_level VARCHAR, place_order INTEGER,
-- location_count BIGINT, home_count BIGINT, bed_count BIGINT, beds_unknown BIGINT,
-- provider_count BIGINT, mid_year INTEGER, people_75_plus BIGINT, beds_per_1000 DOUBLE
-- note: the council, the region and England follow the area; a region only when a list of every
-- council in it is held, England only when that holds of every region. bed_count is NULL when
-- no home's beds are held. Residents are of the newest year held for the area.
with

places as (
    select
        other_code as place_code,
        other_name as place_name,
        other_level as place_level,
        other_order as place_order,
        mid_year
    from mart.area_comparison
    where area_code = $area_code
),

listed as (
    select distinct council_code
    from mart.location
    where is_counted and is_registered
),

-- The eight councils that later ones replaced: no new list names them.
regions as (
    select
        authority.region_code,
        bool_and(listed.council_code is not null) as is_complete
    from staging.reference_local_authorities as authority
    left join listed on authority.council_code = listed.council_code
    where
        authority.council_code not in (
            'E06000028', 'E06000029', 'E10000002', 'E10000006',
            'E10000009', 'E10000021', 'E10000023', 'E10000027'
        )
    group by authority.region_code
),

complete as (
    select region_code as area_code
    from regions
    where is_complete
    union all
    select 'E92000001' as area_code
    from regions
    having bool_and(is_complete)
),

shown as (
    select *
    from places
    where
        place_level not in ('region', 'england')
        or place_code in (select complete.area_code from complete)
),

matching as (
    select
        location.location_id,
        location.provider_id,
        location.is_care_home,
        location.bed_count
    from mart.location as location
    where
        location.is_counted
        and location.is_registered
        and ($service_type = '' or list_contains(location.service_codes, $service_type))
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
),

totals as (
    select
        within.area_code,
        count(*) as location_count,
        count(*) filter (where matching.is_care_home) as home_count,
        cast(sum(matching.bed_count) as bigint) as bed_count,
        count(*) filter (where matching.is_care_home and matching.bed_count is null)
            as beds_unknown,
        count(distinct matching.provider_id) as provider_count
    from mart.location_area as within
    inner join matching on within.location_id = matching.location_id
    where within.area_code in (select shown.place_code from shown)
    group by within.area_code
),

final as (
    select
        shown.place_code,
        shown.place_name,
        shown.place_level,
        shown.place_order,
        coalesce(totals.location_count, 0) as location_count,
        coalesce(totals.home_count, 0) as home_count,
        totals.bed_count,
        coalesce(totals.beds_unknown, 0) as beds_unknown,
        coalesce(totals.provider_count, 0) as provider_count,
        shown.mid_year,
        people.people as people_75_plus,
        1000.0 * totals.bed_count / nullif(people.people, 0) as beds_per_1000
    from shown
    left join totals on shown.place_code = totals.area_code
    left join mart.area_population as people
        on
            shown.place_code = people.area_code
            and shown.mid_year = people.mid_year
            and people.age_group = '75_plus'
    order by shown.place_order, shown.place_code
)

select * from final
