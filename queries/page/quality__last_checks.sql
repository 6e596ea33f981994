-- Registered locations of one area in a list without ratings, with the date of the last check.
-- grain: one row per location
-- key: location_id
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: location_id VARCHAR, location_name VARCHAR, service_names VARCHAR,
-- provider_label VARCHAR, postcode VARCHAR, last_check_date DATE, cqc_url VARCHAR
-- note: the care directory dates the last check but says nothing of its result.
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

checked as (
    select
        location_id,
        arg_max(last_check_date, release_date) as last_check_date,
        arg_max(postcode, release_date) as postcode
    from staging.cqc_directory
    group by location_id
),

final as (
    select
        chosen.location_id,
        chosen.location_name,
        chosen.service_names,
        chosen.provider_label,
        checked.postcode,
        checked.last_check_date,
        chosen.cqc_url
    from chosen
    left join checked on chosen.location_id = checked.location_id
    order by checked.last_check_date, chosen.location_name, chosen.location_id
)

select * from final
