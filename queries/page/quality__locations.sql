-- Registered locations of one area with their ratings, the oldest rating first.
-- grain: one row per location
-- key: location_id
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: location_id VARCHAR, location_name VARCHAR, service_names VARCHAR,
-- provider_label VARCHAR, bed_count INTEGER, rating_class VARCHAR, rating_name VARCHAR,
-- is_rated BOOLEAN, published_date DATE, age_years DOUBLE, previous_class VARCHAR,
-- previous_date DATE, safe VARCHAR, effective VARCHAR, caring VARCHAR, responsive VARCHAR,
-- well_led VARCHAR, cqc_url VARCHAR
with

chosen as (
    select quality.*
    from mart.location_quality as quality
    inner join mart.location_area as within on quality.location_id = within.location_id
    where
        within.area_code = $area_code
        and ($service_type = '' or list_contains(quality.service_codes, $service_type))
        and ($client_group = '' or list_contains(quality.client_codes, $client_group))
),

final as (
    select
        location_id,
        location_name,
        service_names,
        provider_label,
        bed_count,
        rating_class,
        rating_name,
        is_rated,
        published_date,
        age_years,
        previous_class,
        previous_date,
        safe,
        effective,
        caring,
        responsive,
        well_led,
        cqc_url
    from chosen
    order by not is_rated, published_date, location_name, location_id
)

select * from final
