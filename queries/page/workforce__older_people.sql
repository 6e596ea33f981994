-- Residents aged 65, 75 and 85 and over by year, estimates first and then the projection.
-- grain: one row per age group and year
-- key: age_from, mid_year
-- params: council_code VARCHAR
-- returns: age_from INTEGER, age_group_name VARCHAR, mid_year INTEGER, people DOUBLE,
-- is_projected BOOLEAN, variant VARCHAR, source_id VARCHAR
-- note: no rows where no projection is held. The projection starts from estimates rebased on
-- the 2021 Census, so it does not join the estimates held; where both have a year the
-- projection counts.
with

age_groups as (
    select
        age_from,
        age_group_name
    from mart.age_group
    where age_group in ('65_plus', '75_plus', '85_plus')
),

projected as (
    select
        age_from,
        age_group_name,
        projection_year as mid_year,
        people,
        true as is_projected,
        variant,
        'ons_population_projections' as source_id
    from mart.projected_group
    where area_code = $council_code
),

estimated as (
    select
        age_groups.age_from,
        age_groups.age_group_name,
        residents.mid_year,
        cast(sum(residents.people) as double) as people,
        false as is_projected,
        cast(null as varchar) as variant,
        'ons_council_population' as source_id
    from mart.population_by_age as residents
    inner join age_groups on residents.age >= age_groups.age_from
    where
        residents.area_code = $council_code
        and residents.sex = 'persons'
        and residents.mid_year >= 2015
        and residents.mid_year < (select min(mid_year) from projected)
    group by all
),

final as (
    select * from estimated
    union all by name
    select * from projected
    order by age_from, mid_year
)

select * from final
