-- The dated editions in which the councils published their intentions.
-- grain: one row per council and edition
-- key: council_code, published_date
-- params: none
-- returns: council_code VARCHAR, published_date DATE, intention_count BIGINT
with

final as (
    select
        council_code,
        published_date,
        count(*) as intention_count
    from staging.council_intention_versions
    group by council_code, published_date
    order by council_code, published_date
)

select * from final
