-- The number of jobs a scenario of the workforce starts from: the newest held for the council.
-- grain: one row, none where no number of jobs is held
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
with

final as (
    select
        cast(cast(value as bigint) as varchar) as code,
        indicator || ', ' || period as label,
        true as is_default
    from mart.workforce
    where
        area_code = $council_code
        and stated_by in ('', $council_code)
        and indicator in ('jobs', 'filled_posts', 'people_working')
        and value is not null
    order by period_year desc, indicator
    limit 1
)

select * from final
