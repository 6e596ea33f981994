-- A share of all residents is known and lies between 0 and 100 per cent.
-- grain: one row per area, mid-year and age group that breaks the rule
-- params: none
-- returns: area_code VARCHAR, mid_year INTEGER, age_group VARCHAR, people BIGINT,
--   share_pct DOUBLE
with

final as (
    select
        area_code,
        mid_year,
        age_group,
        people,
        share_pct
    from mart.area_population
    where share_pct is null or share_pct not between 0 and 100
)

select * from final
