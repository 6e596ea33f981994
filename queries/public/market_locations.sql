-- Adult social care locations ever registered in one council.
-- grain: one row per location
-- key: location_id
-- params: council_code VARCHAR
-- returns: location_id VARCHAR, location_name VARCHAR, service_types VARCHAR,
--   is_care_home BOOLEAN, bed_count INTEGER, registered_date DATE, deregistered_date DATE,
--   overall_rating VARCHAR, provider_name VARCHAR, lsoa_code VARCHAR, source_id VARCHAR
-- note: only locations that are counted: adult social care, and not the second entry of a dual
--   registration. service_types are our codes, joined by a vertical bar. overall_rating is the
--   current one, NULL when none is held; provider_name is NULL where the source gives only an
--   id. Which former locations are held depends on the files: see the card of source_id.
with

final as (
    select
        location.location_id,
        location.location_name,
        location.service_types,
        location.is_care_home,
        location.bed_count,
        location.registered_date,
        location.deregistered_date,
        case when rating.rating_class != 'not_held' then rating.rating_name end as overall_rating,
        location.provider_name,
        location.lsoa_code,
        location.source_id
    from mart.location as location
    left join mart.location_rating as rating on location.location_id = rating.location_id
    where location.is_counted and location.council_code = $council_code
    order by location.location_id
)

select * from final
