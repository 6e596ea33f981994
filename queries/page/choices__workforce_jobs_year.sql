-- The year of the residents to whom the number of jobs is set, for a scenario of the workforce.
-- grain: one row per council
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
-- note: the middle of the financial year, 2017 for 2016-17 and August 2017, of the number of
-- jobs held; where none is held the first year of the projection.
with

held as (
    select period_year + 1 as jobs_year
    from mart.workforce
    where
        area_code = $council_code
        and stated_by in ('', $council_code)
        and indicator in ('jobs', 'filled_posts', 'people_working')
        and value is not null
    order by period_year desc, indicator
    limit 1
),

projected as (
    select min(projection_year) as jobs_year
    from mart.projected_group
    where area_code = $council_code
),

final as (
    select
        cast(coalesce(held.jobs_year, projected.jobs_year) as varchar) as code,
        'mid-' || code as label,
        true as is_default
    from projected
    left join held on true
    where coalesce(held.jobs_year, projected.jobs_year) is not null
)

select * from final
