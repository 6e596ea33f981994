-- Ratings of one council's registered adult social care locations, by service type.
-- grain: one row per service type, domain and rating
-- key: service_type, domain, rating
-- params: council_code VARCHAR
-- returns: service_type VARCHAR, domain VARCHAR, rating VARCHAR, location_count BIGINT
-- note: service_type all counts each location once; a location with several service types
--   counts in each of them. domain is Overall or one of the five key questions. Besides the four
--   ratings, rating is Inherited, Not rated, No published rating or Not held; none of these is
--   ever added to a rating. Closed locations do not count.
with

chosen as (
    select *
    from mart.location_quality
    where council_code = $council_code
),

typed as (
    select
        *,
        unnest(list_append(main_codes, 'all')) as service_type
    from chosen
),

asked as (
    select
        service_type,
        unnest(['Overall', 'Safe', 'Effective', 'Caring', 'Responsive', 'Well-led']) as domain,
        unnest([rating_class, safe, effective, caring, responsive, well_led]) as rating_class
    from typed
),

final as (
    select
        service_type,
        domain,
        case rating_class
            when 'outstanding' then 'Outstanding'
            when 'good' then 'Good'
            when 'requires_improvement' then 'Requires improvement'
            when 'inadequate' then 'Inadequate'
            when 'inherited' then 'Inherited'
            when 'not_rated' then 'Not rated'
            when 'no_published_rating' then 'No published rating'
            when 'not_held' then 'Not held'
        end as rating,
        count(*) as location_count
    from asked
    group by service_type, domain, rating_class
    order by service_type, domain, rating
)

select * from final
