-- The newest number of residents by age group, with share and change, for a place and those it is
-- read against.
-- grain: one row per place and age group
-- key: area_code, age_group
-- params: area_code VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, area_level VARCHAR, age_group VARCHAR,
-- age_group_name VARCHAR, mid_year INTEGER, from_year INTEGER, people BIGINT, share_pct DOUBLE,
-- change_pct DOUBLE, people_per_km2 DOUBLE, source_id VARCHAR
-- note: change is since the earliest year that the place is held for, at most five years before
-- the newest.
with place as (
    select
        area.area_code,
        area.council_code,
        council.region_code
    from mart.area as area
    left join mart.council as council on area.council_code = council.council_code
    where area.area_code = $area_code
),

places as (
    select distinct unnest([area_code, council_code, region_code, 'E92000001']) as area_code
    from place
),

years as (
    select
        max(mid_year) as mid_year,
        min(mid_year) filter (where mid_year >= newest - 5) as from_year
    from (
        select
            mid_year,
            max(mid_year) over () as newest
        from mart.area_population
        where area_code = $area_code and age_group = 'all'
    ) as held
),

numbers as (
    select
        population.area_code,
        area.short_name as area_name,
        area.area_level,
        population.age_group,
        age_groups.age_group_name,
        age_groups.age_from,
        years.mid_year,
        nullif(years.from_year, years.mid_year) as from_year,
        max(population.people) filter (where population.mid_year = years.mid_year) as people,
        max(population.share_pct) filter (where population.mid_year = years.mid_year) as share_pct,
        100.0 * max(population.people) filter (where population.mid_year = years.mid_year)
        / nullif(max(population.people) filter (where population.mid_year = years.from_year), 0)
        - 100.0 as change_pct,
        max(population.people_per_km2) filter (where population.mid_year = years.mid_year)
            as people_per_km2,
        max(population.source_id) filter (where population.mid_year = years.mid_year) as source_id
    from mart.area_population as population
    inner join places on population.area_code = places.area_code
    inner join mart.area as area on population.area_code = area.area_code
    inner join mart.age_group as age_groups on population.age_group = age_groups.age_group
    cross join years
    where population.age_group in ('all', '65_plus', '75_plus', '85_plus')
    group by all
    having people is not null
),

final as (
    select
        area_code,
        area_name,
        area_level,
        age_group,
        age_group_name,
        mid_year,
        from_year,
        people,
        share_pct,
        change_pct,
        people_per_km2,
        source_id
    from numbers
    order by
        array_position(['council', 'region', 'england'], area_level) nulls first,
        age_from
)

select * from final
