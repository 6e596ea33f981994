-- Earlier years that a small-area change can be measured from; the earliest is the default.
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
        mid_year = min(mid_year) over () as is_default
    from held
    qualify mid_year < max(mid_year) over ()
    order by mid_year
)

select * from final
