-- Every rating held, as the newest release of its source gives it.
-- grain: one row per location, service group, domain, set and date
-- params: none
-- returns: location_id VARCHAR, service_group VARCHAR, domain VARCHAR, rating VARCHAR,
--   rating_class VARCHAR, rating_order INTEGER, rating_name VARCHAR, is_inherited BOOLEAN,
--   published_date DATE, is_current BOOLEAN, as_of DATE, source_id VARCHAR
-- note: of several sources the newest release says which rating is current; an assessment under
--   the newer framework takes the place of the rating before it. The service group of a care
--   home's assessment is the whole location's.
with

api as (
    select
        location_id,
        case when rating_set = 'assessment' then 'Overall' else service_group end
            as service_group,
        domain,
        rating,
        false as is_inherited,
        published_date,
        is_current,
        release_date as as_of,
        'cqc_api_ratings' as source_id,
        case rating_set when 'assessment' then 2 else 1 end as precedence
    from staging.cqc_api_ratings
),

latest as (
    select
        location_id,
        service_group,
        domain,
        rating,
        coalesce(is_inherited, false) as is_inherited,
        published_date,
        true as is_current,
        release_date as as_of,
        'cqc_latest_ratings' as source_id,
        3 as precedence
    from staging.cqc_latest_ratings
),

active as (
    select
        location_id,
        'Overall' as service_group,
        'Overall' as domain,
        overall_rating as rating,
        coalesce(is_inherited_rating, false) as is_inherited,
        rating_published_date as published_date,
        true as is_current,
        release_date as as_of,
        'cqc_active_locations' as source_id,
        2 as precedence
    from staging.cqc_active_locations
    where overall_rating is not null
),

deactivated as (
    select
        location_id,
        'Overall' as service_group,
        'Overall' as domain,
        overall_rating as rating,
        coalesce(is_inherited_rating, false) as is_inherited,
        rating_published_date as published_date,
        true as is_current,
        release_date as as_of,
        'cqc_deactivated_locations' as source_id,
        1 as precedence
    from staging.cqc_deactivated_locations
    where overall_rating is not null
),

everything as (
    select * from api
    union all
    select * from latest
    union all
    select * from active
    union all
    select * from deactivated
),

dated as (
    select distinct on (location_id, service_group, domain, rating, published_date)
        *,
        bool_or(is_current) over (
            partition by location_id, service_group, domain, rating, published_date
        ) as was_current
    from everything
    order by
        location_id, service_group, domain, rating, published_date,
        as_of desc, precedence desc
),

ranked as (
    select
        *,
        was_current
        and row_number() over (
            partition by location_id, service_group, domain
            order by was_current desc, as_of desc, published_date desc nulls last, precedence desc
        ) = 1 as is_newest
    from dated
),

final as (
    select
        ranked.location_id,
        ranked.service_group,
        ranked.domain,
        ranked.rating,
        words.rating_class,
        words.rating_order,
        words.rating_name,
        ranked.is_inherited,
        ranked.published_date,
        ranked.is_newest as is_current,
        ranked.as_of,
        ranked.source_id
    from ranked
    inner join staging.reference_ratings as words on ranked.rating = words.rating
    order by ranked.location_id, ranked.service_group, ranked.domain, ranked.published_date
)

select * from final
