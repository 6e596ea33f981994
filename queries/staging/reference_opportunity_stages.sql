-- How far an opportunity may have come.
-- grain: one row per stage
-- key: stage_code
-- params: none
-- returns: stage_code VARCHAR, stage_name VARCHAR, description VARCHAR, sort_order INTEGER
with

final as (
    select
        stage_code,
        stage_name,
        description,
        cast(sort_order as integer) as sort_order
    from raw.reference_opportunity_stages
)

select * from final
