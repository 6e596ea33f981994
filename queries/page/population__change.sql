-- Change in residents by age group between two years, for a council, its region and England.
-- grain: one row per age group and place
-- key: age_group, area_code
-- params: council_code VARCHAR, from_year INTEGER, to_year INTEGER
-- returns: age_group VARCHAR, group_name VARCHAR, is_charted BOOLEAN, area_code VARCHAR,
-- place_name VARCHAR, area_level VARCHAR, from_people BIGINT, to_people BIGINT,
-- change_people BIGINT, change_pct DOUBLE
-- note: charted age_groups cover every age once, with the older ages in five-year bands.
with places as (
    select unnest([council_code, region_code, 'E92000001']) as area_code
    from mart.council
    where council_code = $council_code
),

people as (
    select
        population.area_code,
        population.age_group,
        max(people) filter (where mid_year = $from_year) as from_people,
        max(people) filter (where mid_year = $to_year) as to_people
    from mart.area_population as population
    inner join places on population.area_code = places.area_code
    group by population.area_code, population.age_group
),

final as (
    select
        people.age_group,
        age_groups.age_group_name as group_name,
        people.age_group in ('0_14', '15_64')
        or (age_groups.is_band and age_groups.age_from >= 65) as is_charted,
        people.area_code,
        area.short_name as place_name,
        area.area_level,
        people.from_people,
        people.to_people,
        people.to_people - people.from_people as change_people,
        100.0 * (people.to_people - people.from_people) / people.from_people as change_pct
    from people
    inner join mart.area as area on people.area_code = area.area_code
    inner join mart.age_group as age_groups on people.age_group = age_groups.age_group
    where people.from_people > 0 and people.to_people is not null
    order by
        age_groups.is_band,
        age_groups.age_from,
        age_groups.sort_order,
        array_position(['council', 'region', 'england'], area.area_level)
)

select * from final
