-- The overall rating of each counted location, the one before it, and how old it is.
-- grain: one row per counted location
-- key: location_id
-- params: none
-- returns: location_id VARCHAR, rating_class VARCHAR, rating_name VARCHAR,
--   rating_order INTEGER, is_inherited BOOLEAN, published_date DATE, age_years DOUBLE,
--   previous_class VARCHAR, previous_name VARCHAR, previous_date DATE, as_of DATE,
--   source_id VARCHAR
-- note: no_published_rating: a source that carries ratings names the location and gives none;
--   not_held: no such source names it; inherited: the rating was given to a former
--   registration. rating_order is that of the word in any case. The age is counted to the date
--   of the register, not to today. The one before is the newest earlier rating on CQC's
--   four-point scale.
with

current_rating as (
    select *
    from mart.rating
    where service_group = 'Overall' and domain = 'Overall' and is_current
),

earlier as (
    select
        rating.location_id,
        arg_max(rating.rating_class, rating.published_date) as previous_class,
        arg_max(rating.rating_name, rating.published_date) as previous_name,
        max(rating.published_date) as previous_date
    from mart.rating as rating
    inner join current_rating as own on rating.location_id = own.location_id
    where
        rating.service_group = 'Overall'
        and rating.domain = 'Overall'
        and rating.published_date < own.published_date
        and rating.rating_class in ('outstanding', 'good', 'requires_improvement', 'inadequate')
    group by rating.location_id
),

asked as (
    select distinct location_id
    from staging.location_fact
    where source_id != 'cqc_directory'
),

final as (
    select
        location.location_id,
        case
            when own.location_id is null and asked.location_id is null then 'not_held'
            when own.location_id is null then 'no_published_rating'
            when own.is_inherited then 'inherited'
            else own.rating_class
        end as rating_class,
        case
            when own.location_id is null and asked.location_id is null then 'Rating not held'
            when own.location_id is null then 'No published rating'
            when own.is_inherited then own.rating_name || ' (inherited)'
            else own.rating_name
        end as rating_name,
        coalesce(own.rating_order, 99) as rating_order,
        coalesce(own.is_inherited, false) as is_inherited,
        own.published_date,
        datediff('day', own.published_date, location.status_date) / 365.25 as age_years,
        earlier.previous_class,
        earlier.previous_name,
        earlier.previous_date,
        own.as_of,
        own.source_id
    from mart.location as location
    left join current_rating as own on location.location_id = own.location_id
    left join asked on location.location_id = asked.location_id
    left join earlier on location.location_id = earlier.location_id
    where location.is_counted
    order by location.location_id
)

select * from final
