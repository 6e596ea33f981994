-- The age groups the dashboard speaks of; age_to is empty where a group is open-ended.
-- grain: one row per age group
-- key: age_group
-- params: none
-- returns: age_group VARCHAR, age_group_name VARCHAR, age_from INTEGER, age_to INTEGER,
--   is_band BOOLEAN, sort_order INTEGER
-- note: is_band marks the five-year bands, which together cover every age once.
with

final as (
    select
        age_group,
        age_group_name,
        age_from,
        age_to,
        is_band,
        sort_order
    from staging.reference_age_groups
    order by sort_order
)

select * from final
