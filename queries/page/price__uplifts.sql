-- Average rise of fees in England on the year before, by service.
-- grain: one row per service and financial year
-- key: service_code, financial_year
-- params: service_type VARCHAR, client_group VARCHAR
-- returns: service_code VARCHAR, service_type VARCHAR, financial_year VARCHAR,
-- start_year INTEGER, uplift_pct DOUBLE, source_url VARCHAR
-- note: an empty service_type or client_group means all. A fee for homes is of older people
-- or of adults under 65, one for homecare or supported living of all adults.
with

uplifts as (
    select
        service as service_code,
        regexp_replace(service, '_(65_plus|18_64)$', '') as service_type,
        case
            when service like '%65_plus' then 'older_people'
            when service like '%18_64' then 'under_65'
            else 'all'
        end as client_group,
        financial_year,
        uplift_pct,
        source_url
    from staging.dhsc_msif_uplifts
)

select
    service_code,
    service_type,
    financial_year,
    cast(left(financial_year, 4) as integer) as start_year,
    uplift_pct,
    source_url
from uplifts
where
    ($service_type = '' or service_type = $service_type)
    and ($client_group = '' or client_group in ($client_group, 'all'))
order by
    array_position(
        [
            'homecare', 'care_home_65_plus', 'nursing_home_65_plus', 'supported_living',
            'care_home_18_64', 'nursing_home_18_64'
        ],
        service_code
    ),
    financial_year
