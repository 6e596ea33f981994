-- Unit costs of a council beside its region and England, in each of the two returns.
-- grain: one row per return, indicator and area
-- key: rate_key
-- params: council_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: rate_key VARCHAR, definition_code VARCHAR, definition_name VARCHAR,
-- financial_year VARCHAR, area_code VARCHAR, area_name VARCHAR, area_level VARCHAR,
-- service_code VARCHAR, age_group VARCHAR, client_group VARCHAR, client_name VARCHAR,
-- provision VARCHAR, per VARCHAR, rate_gbp DOUBLE, label VARCHAR
-- note: an empty service_type or client_group means all; older people are all aged 65 and over.
-- Where both kinds of care homes are counted together, either kind asks for them.
select
    rate.rate_key,
    rate.definition_code,
    definition.definition_name,
    rate.financial_year,
    rate.area_code,
    rate.area_name,
    place.area_level,
    rate.service_type as service_code,
    rate.age_group,
    rate.client_group,
    client.client_group_name as client_name,
    rate.provision,
    rate.per,
    rate.rate_gbp,
    rate.label
from mart.rate as rate
inner join mart.council_comparator as place
    on rate.area_code = place.area_code and place.council_code = $council_code
inner join mart.rate_definition as definition
    on rate.definition_code = definition.definition_code
left join mart.client_group as client on rate.client_group = client.client_group_code
where
    rate.definition_code in ('pss_ex_2013_14', 'unit_cost_2014_15')
    and (
        $service_type = ''
        or rate.service_type = $service_type
        or (
            $service_type in ('nursing_home', 'care_home')
            and rate.service_type in ('care_homes', 'care_homes_and_homecare')
        )
    )
    and (
        $client_group = ''
        or rate.client_group = $client_group
        or ($client_group = 'older_people' and rate.age_group = '65_plus')
    )
order by
    rate.financial_year desc, rate.per, rate.rate_key, place.area_level
