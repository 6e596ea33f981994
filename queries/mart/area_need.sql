-- Residents who may need care, by area: aged 75 and over, 85 and over, and expected dementia.
-- grain: one row per area and kind of need
-- key: area_code, need
-- params: none
-- returns: area_code VARCHAR, area_level VARCHAR, council_code VARCHAR, need VARCHAR,
--   mid_year INTEGER, people DOUBLE
-- note: expected dementia is residents by five-year band times the rates of the Cognitive
--   Function and Ageing Study II, men's and women's weighted as in the council's own band,
--   because small areas are not held by sex. It is not a count of diagnoses.
with

newest as (
    select
        area_code,
        area_level,
        council_code,
        mid_year,
        age_group,
        people
    from mart.area_population
    where council_code is not null
    qualify mid_year = max(mid_year) over (partition by area_code)
),

sexes as (
    select
        area_code as council_code,
        mid_year,
        case
            when age >= 90 then '90_plus'
            else (age // 5 * 5) || '_' || (age // 5 * 5 + 4)
        end as age_group,
        sex,
        sum(people) as people
    from mart.population_by_age
    where
        area_level = 'council'
        and sex != 'persons'
        and age >= 65
        and mid_year = (select max(newest.mid_year) from newest)
    group by all
),

rates as (
    select
        sexes.council_code,
        sexes.age_group,
        sum(sexes.people * rate.rate_pct) / sum(sexes.people) as rate_pct
    from sexes
    inner join staging.reference_dementia_rates as rate
        on sexes.age_group = rate.age_group and sexes.sex = rate.sex
    group by sexes.council_code, sexes.age_group
),

dementia as (
    select
        newest.area_code,
        newest.area_level,
        newest.council_code,
        'dementia' as need,
        newest.mid_year,
        sum(newest.people * rates.rate_pct / 100) as people
    from newest
    inner join rates
        on newest.council_code = rates.council_code and newest.age_group = rates.age_group
    group by newest.area_code, newest.area_level, newest.council_code, newest.mid_year
),

final as (
    select
        area_code,
        area_level,
        council_code,
        age_group as need,
        mid_year,
        cast(people as double) as people
    from newest
    where age_group in ('75_plus', '85_plus')
    union all
    select * from dementia
    order by council_code, area_level, need, area_code
)

select * from final
