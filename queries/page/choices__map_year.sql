-- Years for which small-area population is held; the newest is shown first.
-- grain: one row per year
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
with held as (
    select distinct mid_year
    from mart.area_population
    where council_code = $council_code and area_level = 'lsoa' and age_group = 'all'
),

final as (
    select
        mid_year::varchar as code,
        'mid-' || mid_year as label,
        mid_year = max(mid_year) over () as is_default
    from held
    order by mid_year desc
)

select * from final
