-- The age groups the dashboard speaks of, typed; age_to is empty where a group is open-ended.
-- grain: one row per age group
-- key: age_group
-- params: none
-- returns: age_group VARCHAR, age_group_name VARCHAR, age_from INTEGER, age_to INTEGER,
--   is_band BOOLEAN, sort_order INTEGER
with

final as (
    select
        age_group,
        age_group_name,
        cast(age_from as integer) as age_from,
        cast(nullif(age_to, '') as integer) as age_to,
        case is_band when 'Y' then true when 'N' then false end as is_band,
        cast(sort_order as integer) as sort_order
    from raw.reference_age_groups
)

select * from final
