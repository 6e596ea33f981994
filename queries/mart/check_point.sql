-- Expected numbers published elsewhere, beside ours for the same council and year.
-- grain: one row per published number
-- key: check_id
-- params: none
-- returns: check_id VARCHAR, council_code VARCHAR, condition VARCHAR, condition_name VARCHAR,
--   label VARCHAR, value BIGINT, mid_year INTEGER, low DOUBLE, central DOUBLE, high DOUBLE,
--   is_projected BOOLEAN, publication VARCHAR, publisher VARCHAR, source_url VARCHAR,
--   why_different VARCHAR
-- note: ours is empty where no residents of that year are held.
with

ours as (
    select
        area_code,
        mid_year,
        condition,
        low,
        central,
        high,
        is_projected,
        variant
    from mart.need
    where area_level = 'council'
    union all
    select
        area_code,
        mid_year,
        'people_65_plus' as condition,
        null as low,
        people as central,
        null as high,
        is_projected,
        variant
    from mart.older_people
    where area_level = 'council' and age_group = '65_plus'
),

one_each as (
    select *
    from ours
    qualify
        row_number() over (partition by area_code, mid_year, condition order by variant) = 1
),

final as (
    select
        point.check_id,
        point.council_code,
        point.condition_code as condition,
        coalesce(condition.condition_name, 'Residents aged 65 and over') as condition_name,
        point.label,
        point.value,
        point.mid_year,
        ours.low,
        ours.central,
        ours.high,
        ours.is_projected,
        point.publication,
        point.publisher,
        point.source_url,
        point.why_different
    from staging.reference_check_points as point
    left join one_each as ours
        on
            point.council_code = ours.area_code
            and point.mid_year = ours.mid_year
            and point.condition_code = ours.condition
    left join mart.condition as condition on point.condition_code = condition.condition
    order by point.council_code, condition.sort_order nulls first, point.mid_year
)

select * from final
