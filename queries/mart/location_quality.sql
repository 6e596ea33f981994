-- How each registered location stands with the regulator: its ratings, their age, its size.
-- grain: one row per registered and counted location
-- key: location_id
-- params: none
-- returns: location_id VARCHAR, location_name VARCHAR, council_code VARCHAR,
--   region_code VARCHAR, provider_id VARCHAR, provider_label VARCHAR,
--   provider_location_count BIGINT, provider_band VARCHAR, main_codes VARCHAR[],
--   service_codes VARCHAR[], service_names VARCHAR, client_codes VARCHAR[],
--   is_care_home BOOLEAN, bed_count INTEGER, home_band VARCHAR, rating_class VARCHAR,
--   rating_name VARCHAR, rating_order INTEGER, is_rated BOOLEAN, published_date DATE,
--   age_years DOUBLE, age_band VARCHAR, previous_class VARCHAR, previous_date DATE,
--   safe VARCHAR, effective VARCHAR, caring VARCHAR, responsive VARCHAR, well_led VARCHAR,
--   listed_date DATE, list_source_id VARCHAR, rating_source_id VARCHAR, cqc_url VARCHAR
-- note: is_rated marks the four ratings that the location was given itself. Safe to well_led
--   are rating classes of the key questions; a location without a rating has none of them for
--   the same reason. Providers are counted within lists of one day. main_codes are the kinds of
--   service that are counted, service_codes all that the service filter finds it by.
with

rated_questions as (
    select
        location_id,
        domain,
        case
            when is_inherited then 'inherited'
            when rating_class = 'not_applicable' then 'not_rated'
            else rating_class
        end as rating_class
    from mart.rating
    where is_current and service_group = 'Overall' and domain != 'Overall'
),

questions as (
    select
        location_id,
        max(rating_class) filter (where domain = 'Safe') as safe,
        max(rating_class) filter (where domain = 'Effective') as effective,
        max(rating_class) filter (where domain = 'Caring') as caring,
        max(rating_class) filter (where domain = 'Responsive') as responsive,
        max(rating_class) filter (where domain = 'Well-led') as well_led
    from rated_questions
    group by location_id
),

overall as (
    select
        location.*,
        location.source_id as list_source_id,
        rating.rating_class,
        rating.rating_name,
        rating.rating_order,
        rating.published_date,
        rating.age_years,
        rating.previous_class,
        rating.previous_date,
        rating.source_id as rating_source_id,
        if(rating.rating_class = 'not_applicable', 'not_rated', rating.rating_class)
            as own_class,
        count(*) over (
            partition by location.provider_id, location.status_date
        ) as provider_location_count
    from mart.location as location
    inner join mart.location_rating as rating on location.location_id = rating.location_id
    where location.is_counted and location.is_registered
),

told as (
    select
        *,
        own_class in ('outstanding', 'good', 'requires_improvement', 'inadequate') as is_rated,
        -- A key question without a rating of its own: for the overall rating's reason, or
        -- because the source gives the overall rating only.
        case
            when own_class not in ('outstanding', 'good', 'requires_improvement', 'inadequate')
                then own_class
            when rating_source_id in ('cqc_api_ratings', 'cqc_latest_ratings')
                then 'no_published_rating'
            else 'not_held'
        end as otherwise
    from overall
),

final as (
    select
        told.location_id,
        told.location_name,
        told.council_code,
        told.region_code,
        told.provider_id,
        told.provider_label,
        told.provider_location_count,
        case
            when told.provider_id is null then 'not_stated'
            when told.provider_location_count = 1 then '1'
            when told.provider_location_count < 5 then '2_4'
            else '5_plus'
        end as provider_band,
        string_split(told.service_types, '|') as main_codes,
        told.service_codes,
        told.service_names,
        told.client_codes,
        told.is_care_home,
        told.bed_count,
        case
            when not told.is_care_home then null
            when told.bed_count is null then 'not_stated'
            when told.bed_count <= 10 then 'small'
            when told.bed_count < 50 then 'medium'
            else 'large'
        end as home_band,
        told.own_class as rating_class,
        told.rating_name,
        told.rating_order,
        told.is_rated,
        told.published_date,
        told.age_years,
        case
            when not told.is_rated then 'no_rating'
            when told.published_date is null then 'not_dated'
            when told.age_years < 1 then 'under_1'
            when told.age_years < 2 then '1_2'
            when told.age_years < 3 then '2_3'
            when told.age_years < 5 then '3_5'
            else '5_plus'
        end as age_band,
        told.previous_class,
        told.previous_date,
        coalesce(questions.safe, told.otherwise) as safe,
        coalesce(questions.effective, told.otherwise) as effective,
        coalesce(questions.caring, told.otherwise) as caring,
        coalesce(questions.responsive, told.otherwise) as responsive,
        coalesce(questions.well_led, told.otherwise) as well_led,
        told.status_date as listed_date,
        told.list_source_id,
        told.rating_source_id,
        told.cqc_url
    from told
    left join questions on told.location_id = questions.location_id
    order by told.council_code, told.location_id
)

select * from final
