-- Expected need of districts, wards, neighbourhoods and small areas adds up to their council's.
-- grain: one row per council, level, variant, mid-year and condition that breaks the rule
-- params: none
-- returns: council_code VARCHAR, area_level VARCHAR, variant VARCHAR, mid_year INTEGER,
--   condition VARCHAR, need_of_level DOUBLE, council_need DOUBLE
-- note: to a millionth part; the areas' projections are the council's, shared out.
with

levels as (
    select
        council_code,
        area_level,
        variant,
        mid_year,
        condition,
        sum(central) as need_of_level
    from mart.need
    where area_level not in ('england', 'region', 'council')
    group by all
),

final as (
    select
        levels.council_code,
        levels.area_level,
        levels.variant,
        levels.mid_year,
        levels.condition,
        levels.need_of_level,
        council.central as council_need
    from levels
    left join mart.need as council
        on
            levels.council_code = council.area_code
            and levels.variant = council.variant
            and levels.mid_year = council.mid_year
            and levels.condition = council.condition
    where
        council.central is null
        or abs(levels.need_of_level - council.central) > 1e-6 * (council.central + 1)
)

select * from final
