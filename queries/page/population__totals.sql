-- All residents by year since 2001, as a number and as an index of 2001, with first figures.
-- grain: one row per place and year
-- key: area_code, mid_year
-- params: council_code VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, area_level VARCHAR, mid_year INTEGER,
-- people BIGINT, first_published_people BIGINT, status VARCHAR, index_2001 DOUBLE
with places as (
    select unnest([council_code, region_code, 'E92000001']) as area_code
    from mart.council
    where council_code = $council_code
),

final as (
    select
        totals.area_code,
        area.area_name,
        area.area_level,
        totals.mid_year,
        totals.people,
        totals.first_published_people,
        totals.status,
        100.0 * totals.people
        / first_value(totals.people) over (
            partition by totals.area_code order by totals.mid_year
        ) as index_2001
    from mart.population_total as totals
    inner join places on totals.area_code = places.area_code
    inner join mart.area as area on totals.area_code = area.area_code
    order by
        array_position(['council', 'region', 'england'], area.area_level), totals.mid_year
)

select * from final
