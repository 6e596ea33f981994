-- Links between a location and the one before or after it, typed.
-- grain: one row per link and release
-- params: none
-- returns: release_date DATE, location_id VARCHAR, related_location_id VARCHAR,
--   relationship_type VARCHAR, reason VARCHAR
with final as (
    select
        cast(release_date as date) as release_date,
        location_id,
        related_location_id,
        relationship_type,
        reason
    from raw.cqc_api_relationships
)

select * from final
