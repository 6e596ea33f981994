-- Projected residents of councils aged 65 and over by five-year band.
-- grain: one row per area, variant, mid-year and band
-- key: area_code, variant, mid_year, age_from
-- params: none
-- returns: area_code VARCHAR, variant VARCHAR, mid_year INTEGER, age_from INTEGER, people DOUBLE
with

final as (
    select
        area_code,
        variant,
        projection_year as mid_year,
        least(age // 5 * 5, 90) as age_from,
        sum(people) as people
    from mart.population_projection
    where age >= 65
    group by all
    order by area_code, variant, mid_year, age_from
)

select * from final
