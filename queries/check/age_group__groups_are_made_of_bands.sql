-- Every age group begins and ends where a five-year band does, so that it can be added up.
-- grain: one row per age group that breaks the rule
-- params: none
-- returns: age_group VARCHAR, age_from INTEGER, age_to INTEGER
with

age_groups as (
    select * from mart.age_group
),

bands as (
    select * from age_groups
    where is_band
),

fitting as (
    select age_groups.*
    from age_groups
    semi join bands as first_band on age_groups.age_from = first_band.age_from
    semi join bands as last_band on age_groups.age_to is not distinct from last_band.age_to
),

final as (
    select
        age_groups.age_group,
        age_groups.age_from,
        age_groups.age_to
    from age_groups
    anti join fitting on age_groups.age_group = fitting.age_group
)

select * from final
