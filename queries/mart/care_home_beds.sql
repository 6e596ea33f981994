-- Care homes and beds by neighbourhood in 2022, and per 1,000 residents aged 75 and over.
-- grain: one row per area
-- key: area_code
-- params: none
-- returns: area_code VARCHAR, area_level VARCHAR, council_code VARCHAR, home_count INTEGER,
--   bed_count INTEGER, mid_year INTEGER, people_75_plus BIGINT, beds_per_1000 DOUBLE
-- note: neighbourhoods and the councils they add up to. Beds are of 2022, residents of the
--   newest estimate held.
with

beds as (
    select
        msoa_code as area_code,
        home_count,
        bed_count
    from staging.care_home_beds_msoa
    union all
    select
        council_code as area_code,
        cast(sum(home_count) as integer) as home_count,
        cast(sum(bed_count) as integer) as bed_count
    from staging.care_home_beds_msoa
    group by council_code
),

people as (
    select
        area_code,
        mid_year,
        people
    from mart.area_population
    where age_group = '75_plus'
    qualify mid_year = max(mid_year) over (partition by area_code)
),

final as (
    select
        area.area_code,
        area.area_level,
        area.council_code,
        beds.home_count,
        beds.bed_count,
        people.mid_year,
        people.people as people_75_plus,
        1000.0 * beds.bed_count / nullif(people.people, 0) as beds_per_1000
    from beds
    inner join mart.area as area on beds.area_code = area.area_code
    left join people on beds.area_code = people.area_code
    order by area.council_code, area.area_level, area.area_code
)

select * from final
