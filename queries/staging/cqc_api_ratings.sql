-- Ratings now and before, from the API, typed.
-- grain: one row per location, service group, domain, date, set and release
-- params: none
-- returns: release_date DATE, location_id VARCHAR, service_group VARCHAR, domain VARCHAR,
--   rating VARCHAR, published_date DATE, is_current BOOLEAN, rating_set VARCHAR
with final as (
    select
        cast(release_date as date) as release_date,
        location_id,
        service_group,
        domain,
        rating,
        cast(published_date as date) as published_date,
        is_current = 'Y' as is_current,
        rating_set
    from raw.cqc_api_ratings
)

select * from final
