-- Where care home beds are: each home of the register, or each neighbourhood's beds of 2022.
-- grain: one row per home or neighbourhood
-- params: none
-- returns: supply VARCHAR, place_id VARCHAR, council_code VARCHAR, lon DOUBLE, lat DOUBLE,
--   beds INTEGER
-- note: supply is register or msoa_2022. A neighbourhood's beds are put at the middle of its
--   small areas' population centres, weighted by residents aged 75 and over.
with

homes as (
    select
        'register' as supply,
        location_id as place_id,
        council_code,
        lon,
        lat,
        bed_count as beds
    from mart.location
    where
        is_counted
        and is_registered
        and is_care_home
        and bed_count > 0
        and lon is not null
        and lat is not null
),

weights as (
    select
        lsoa.msoa_code,
        lsoa.centroid_lon,
        lsoa.centroid_lat,
        own.people
    from mart.lsoa as lsoa
    inner join mart.area_population as own on lsoa.lsoa_code = own.area_code
    where own.age_group = '75_plus'
    qualify own.mid_year = max(own.mid_year) over ()
),

middles as (
    select
        msoa_code,
        sum(centroid_lon * people) / sum(people) as lon,
        sum(centroid_lat * people) / sum(people) as lat
    from weights
    group by msoa_code
),

neighbourhoods as (
    select
        'msoa_2022' as supply,
        beds.msoa_code as place_id,
        beds.council_code,
        middles.lon,
        middles.lat,
        beds.bed_count as beds
    from staging.care_home_beds_msoa as beds
    inner join middles on beds.msoa_code = middles.msoa_code
    where beds.bed_count > 0
),

final as (
    select * from homes
    union all
    select * from neighbourhoods
    order by supply, place_id
)

select * from final
