-- The share of men among residents of each five-year band from 65.
-- grain: one row per council, region or country, mid-year and band
-- key: sex_area, mid_year, age_from
-- params: none
-- returns: sex_area VARCHAR, mid_year INTEGER, age_from INTEGER, male_share DOUBLE
-- note: 0 to 1; half in a band without anybody.
with

final as (
    select
        area_code as sex_area,
        mid_year,
        least(age // 5 * 5, 90) as age_from,
        coalesce(
            sum(people) filter (where sex = 'males')
            / nullif(sum(people) filter (where sex = 'persons'), 0),
            0.5
        ) as male_share
    from mart.population_by_age
    where age >= 65
    group by all
    order by sex_area, mid_year, age_from
)

select * from final
