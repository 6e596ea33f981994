-- What is held of each council's care market, so that a page can say what is missing.
-- grain: one row per council with any counted location
-- key: council_code
-- params: none
-- returns: council_code VARCHAR, list_source_id VARCHAR, list_date DATE,
--   location_count BIGINT, registered_count BIGINT, has_dates BOOLEAN, has_history BOOLEAN,
--   has_beds BOOLEAN, has_ratings BOOLEAN, has_rating_history BOOLEAN, has_links BOOLEAN
with

linked as (
    select location_id
    from staging.cqc_api_relationships
),

final as (
    select
        location.council_code,
        any_value(listing.source_id) as list_source_id,
        max(coalesce(listing.listed_date, location.status_date)) as list_date,
        count(*) as location_count,
        count(*) filter (where location.is_registered) as registered_count,
        bool_or(location.registered_date is not null) as has_dates,
        bool_or(location.deregistered_date is not null) as has_history,
        bool_or(location.bed_count is not null) as has_beds,
        bool_or(rating.rating_class != 'not_held') as has_ratings,
        bool_or(rating.previous_class is not null) as has_rating_history,
        bool_or(location.location_id in (select linked.location_id from linked)) as has_links
    from mart.location as location
    inner join mart.location_rating as rating on location.location_id = rating.location_id
    left join mart.location_listing as listing on location.council_code = listing.council_code
    where location.is_counted and location.council_code is not null
    group by location.council_code
    order by location.council_code
)

select * from final
