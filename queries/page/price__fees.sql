-- Fees that a council and the other councils of its region report, in the newest year held.
-- grain: one row per area and service
-- key: rate_key
-- params: council_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: rate_key VARCHAR, area_code VARCHAR, area_name VARCHAR, is_own BOOLEAN,
-- service_code VARCHAR, financial_year VARCHAR, per VARCHAR, rate_gbp DOUBLE, label VARCHAR,
-- status VARCHAR
-- note: an empty service_type or client_group means all; a fee for homes is of older
-- people or of adults under 65, one for homecare or supported living of all adults.
with

own as (
    select
        council_code,
        region_code
    from mart.council
    where council_code = $council_code
),

region as (
    select authority.council_code
    from staging.reference_local_authorities as authority
    inner join own on authority.region_code = own.region_code
)

select
    rate.rate_key,
    rate.area_code,
    rate.area_name,
    rate.area_code = $council_code as is_own,
    rate.service_type || coalesce('_' || nullif(rate.age_group, ''), '') as service_code,
    rate.financial_year,
    rate.per,
    rate.rate_gbp,
    rate.label,
    rate.status
from mart.rate as rate
where
    rate.definition_code = 'msif_fee'
    and (
        rate.area_code = $council_code
        or rate.area_code in (select region.council_code from region)
        or rate.area_code = 'E92000001'
    )
    and ($service_type = '' or rate.service_type = $service_type)
    and (
        $client_group = ''
        or rate.client_group = $client_group
        or (rate.client_group is null and rate.age_group = '')
    )
qualify rate.financial_year = max(rate.financial_year) over ()
order by service_code, is_own desc, rate.rate_gbp desc
