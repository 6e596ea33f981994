-- What each area is read against (itself, its council, its region, England), over which years.
-- grain: one row per area and place it is read against
-- key: area_code, other_code
-- params: none
-- returns: area_code VARCHAR, other_code VARCHAR, other_name VARCHAR, other_level VARCHAR,
--   other_order INTEGER, mid_year INTEGER, from_year INTEGER
-- note: mid_year is the newest the area is held for; from_year the earliest of the five years
--   before whose totals were not revised later, or empty when there is none: a first figure
--   and one that took the revision in are not compared.
with

held as (
    select
        area_code,
        mid_year,
        max(mid_year) over (partition by area_code) as newest
    from mart.area_population
    where age_group = 'all'
),

revised as (
    select distinct mid_year
    from mart.population_total
    where status = 'revised'
),

years as (
    select
        area_code,
        newest as mid_year,
        nullif(
            min(mid_year) filter (
                where mid_year >= newest - 5 and mid_year not in (select mid_year from revised)
            ),
            newest
        ) as from_year
    from held
    group by area_code, newest
),

others as (
    select
        area.area_code,
        unnest([area.area_code, area.council_code, council.region_code, 'E92000001']) as other_code
    from mart.area as area
    left join mart.council as council on area.council_code = council.council_code
),

final as (
    select
        others.area_code,
        others.other_code,
        area.short_name as other_name,
        area.area_level as other_level,
        cast(
            coalesce(
                array_position(['council', 'region', 'england'], area.area_level), 0
            ) as integer
        )
            as other_order,
        years.mid_year,
        years.from_year
    from (select distinct * from others) as others
    inner join mart.area as area on others.other_code = area.area_code
    inner join years on others.area_code = years.area_code
    order by others.area_code, other_order
)

select * from final
