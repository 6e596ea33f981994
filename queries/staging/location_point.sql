-- Where each location lies, as far as its source gives a point.
-- grain: one row per location with a point
-- params: none
-- returns: location_id VARCHAR, lon DOUBLE, lat DOUBLE
with final as (
    select
        location_id,
        lon,
        lat
    from staging.location_now
    where lon is not null and lat is not null
)

select * from final
