-- Registered locations, providers and beds in each area of a level, with its older residents.
-- grain: one row per area
-- key: area_code
-- params: council_code VARCHAR, within_code VARCHAR, area_level VARCHAR, service_type VARCHAR,
-- client_group VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, location_count BIGINT, home_count BIGINT,
-- bed_count BIGINT, provider_count BIGINT, people_75_plus BIGINT, mid_year INTEGER,
-- beds_per_1000 DOUBLE
-- note: the areas inside within_code. An area without any location has 0 of them; its beds are
-- NULL when the council's list gives no beds.
with

areas as (
    select
        area.area_code,
        area.short_name as area_name
    from mart.area as area
    inner join mart.area_within as inside
        on area.area_code = inside.area_code and inside.within_code = $within_code
    where area.council_code = $council_code and area.area_level = $area_level
),

matching as (
    select
        within.area_code,
        location.location_id,
        location.provider_id,
        location.is_care_home,
        location.bed_count
    from mart.location_area as within
    inner join mart.location as location on within.location_id = location.location_id
    where
        within.area_code in (select areas.area_code from areas)
        and location.is_counted
        and location.is_registered
        and ($service_type = '' or list_contains(location.service_codes, $service_type))
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
),

totals as (
    select
        area_code,
        count(*) as location_count,
        count(*) filter (where is_care_home) as home_count,
        cast(sum(bed_count) as bigint) as bed_count,
        count(distinct provider_id) as provider_count
    from matching
    group by area_code
),

people as (
    select
        area_code,
        mid_year,
        people
    from mart.area_population
    where council_code = $council_code and area_level = $area_level and age_group = '75_plus'
    qualify mid_year = max(mid_year) over ()
),

beds_held as (
    select coalesce(bool_or(has_beds), false) as has_beds
    from mart.market_holding
    where council_code = $council_code
),

counted as (
    select
        areas.area_code,
        areas.area_name,
        coalesce(totals.location_count, 0) as location_count,
        coalesce(totals.home_count, 0) as home_count,
        case
            when beds_held.has_beds then coalesce(totals.bed_count, 0)
            else totals.bed_count
        end as bed_count,
        coalesce(totals.provider_count, 0) as provider_count,
        people.people as people_75_plus,
        people.mid_year
    from areas
    cross join beds_held
    left join totals on areas.area_code = totals.area_code
    left join people on areas.area_code = people.area_code
),

final as (
    select
        *,
        1000.0 * bed_count / nullif(people_75_plus, 0) as beds_per_1000
    from counted
    order by location_count desc, area_name, area_code
)

select * from final
