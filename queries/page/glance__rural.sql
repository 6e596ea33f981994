-- Residents of all ages and aged 65 and over in rural and urban small areas, newest year.
-- grain: one row per rural or urban
-- key: is_rural
-- params: council_code VARCHAR
-- returns: is_rural BOOLEAN, mid_year INTEGER, lsoa_count BIGINT, people BIGINT,
-- group_people BIGINT, people_pct DOUBLE, group_people_pct DOUBLE, share_pct DOUBLE
with newest as (
    select max(mid_year) as mid_year
    from mart.area_population
    where council_code = $council_code and area_level = 'lsoa'
),

people as (
    select
        lsoa.is_rural,
        newest.mid_year,
        count(distinct lsoa.lsoa_code) as lsoa_count,
        sum(population.people) filter (where population.age_group = 'all')::bigint as people,
        sum(population.people) filter (where population.age_group = '65_plus')::bigint
            as group_people
    from mart.lsoa as lsoa
    inner join mart.area_population as population on lsoa.lsoa_code = population.area_code
    inner join newest on population.mid_year = newest.mid_year
    where lsoa.council_code = $council_code and population.council_code = $council_code
    group by lsoa.is_rural, newest.mid_year
),

final as (
    select
        *,
        100.0 * people / sum(people) over () as people_pct,
        100.0 * group_people / sum(group_people) over () as group_people_pct,
        100.0 * group_people / people as share_pct
    from people
    order by is_rural desc
)

select * from final
