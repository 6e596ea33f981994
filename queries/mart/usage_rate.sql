-- Published figures of use of care services as a rate over the residents of their year.
-- grain: one row per published figure
-- key: usage_id
-- params: none
-- returns: usage_id VARCHAR, service_code VARCHAR, area_code VARCHAR, place_name VARCHAR,
--   numerator DOUBLE, numerator_unit VARCHAR, people DOUBLE, age_group VARCHAR,
--   age_group_name VARCHAR, mid_year INTEGER, residents DOUBLE, population_source_id VARCHAR,
--   rate_per_100 DOUBLE, period VARCHAR, funding VARCHAR, publication VARCHAR,
--   publisher VARCHAR, source_url VARCHAR, status VARCHAR, note VARCHAR, source_id VARCHAR
-- note: weeks of care in a year are turned into people by 365.25 / 7 weeks to a person. Residents
--   and rate are empty where no number of residents of that year is held.
with

residents as (
    select
        area_code,
        mid_year,
        age_group,
        people,
        source_id
    from mart.older_people
    qualify
        row_number() over (
            partition by area_code, mid_year, age_group order by is_projected, variant
        ) = 1
),

counted as (
    select
        *,
        case when numerator_unit = 'weeks' then numerator * 7 / 365.25 else numerator end as people
    from staging.reference_usage_rates
),

final as (
    select
        counted.usage_id,
        counted.service_code,
        counted.area_code,
        counted.place_name,
        counted.numerator,
        counted.numerator_unit,
        counted.people,
        counted.age_group,
        age_groups.age_group_name,
        counted.mid_year,
        residents.people as residents,
        residents.source_id as population_source_id,
        100 * counted.people / residents.people as rate_per_100,
        counted.period,
        counted.funding,
        counted.publication,
        counted.publisher,
        counted.source_url,
        counted.status,
        counted.note,
        'reference_usage_rates' as source_id
    from counted
    inner join mart.age_group as age_groups on counted.age_group = age_groups.age_group
    left join residents
        on
            counted.area_code = residents.area_code
            and counted.mid_year = residents.mid_year
            and counted.age_group = residents.age_group
    order by counted.area_code, counted.service_code, counted.mid_year, counted.usage_id
)

select * from final
