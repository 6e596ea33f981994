-- Earlier years that change by age can be measured from; the earliest is the default.
-- grain: one row per year
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
with areas as (
    select unnest([council_code, region_code, 'E92000001']) as area_code
    from mart.council
    where council_code = $council_code
),

held as (
    select population.mid_year
    from mart.population_by_age as population
    inner join areas on population.area_code = areas.area_code
    group by population.mid_year
    having count(distinct population.area_code) = 3
),

final as (
    select
        mid_year::varchar as code,
        'mid-' || mid_year as label,
        mid_year = min(mid_year) over () as is_default
    from held
    qualify mid_year < max(mid_year) over ()
    order by mid_year
)

select * from final
