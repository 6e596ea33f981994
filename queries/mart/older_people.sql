-- Residents aged 65, 75 and 85 and over of every area: estimates, and projections where held.
-- grain: one row per area, projection variant, mid-year and age group
-- key: area_code, variant, mid_year, age_group
-- params: none
-- returns: area_code VARCHAR, area_level VARCHAR, council_code VARCHAR, variant VARCHAR,
--   mid_year INTEGER, is_projected BOOLEAN, age_group VARCHAR, people DOUBLE, source_id VARCHAR
-- note: variant is empty for estimates. Below the council a projection is the council's, shared
--   out by the areas' shares of each five-year band in the newest estimate.
with

joined as (
    select
        area_code,
        '' as variant,
        mid_year,
        age_group,
        cast(people as double) as people,
        source_id
    from mart.area_population
    where age_group in ('65_plus', '75_plus', '85_plus')
    union all
    select
        area_code,
        variant,
        mid_year,
        age_group,
        people,
        'ons_population_projections' as source_id
    from staging.future_people
),

final as (
    select
        joined.area_code,
        area.area_level,
        area.council_code,
        joined.variant,
        joined.mid_year,
        joined.variant <> '' as is_projected,
        joined.age_group,
        joined.people,
        joined.source_id
    from joined
    inner join mart.area as area on joined.area_code = area.area_code
    order by area.council_code nulls first, joined.area_code, joined.mid_year, joined.age_group
)

select * from final
