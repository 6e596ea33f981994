-- The areas each counted location lies in, from its small area to England.
-- grain: one row per location and area
-- key: location_id, area_code
-- params: none
-- returns: area_code VARCHAR, location_id VARCHAR
with

locations as (
    select
        location_id,
        council_code,
        region_code,
        lsoa_code
    from mart.location
    where is_counted
),

pairs as (
    select
        area_lsoa.area_code,
        locations.location_id
    from locations
    inner join mart.area_lsoa as area_lsoa on locations.lsoa_code = area_lsoa.lsoa_code
    union
    select
        council_code as area_code,
        location_id
    from locations
    where council_code is not null
    union
    select
        region_code as area_code,
        location_id
    from locations
    where region_code is not null
    union
    select
        'E92000001' as area_code,
        location_id
    from locations
),

final as (
    select
        area_code,
        location_id
    from pairs
    order by area_code, location_id
)

select * from final
