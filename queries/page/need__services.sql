-- What each service's use is worked out from in one area: residents, rate of use and supply.
-- grain: one row per mid-year and service
-- key: mid_year, service_code
-- params: area_code VARCHAR, variant VARCHAR
-- returns: place VARCHAR, mid_year INTEGER, is_projected BOOLEAN, service_code VARCHAR,
-- service_name VARCHAR, age_group VARCHAR, residents DOUBLE, rate DOUBLE, rate_low DOUBLE,
-- rate_high DOUBLE, supply DOUBLE, supply_period VARCHAR, supply_source_id VARCHAR,
-- supply_together DOUBLE, together_period VARCHAR, together_source_id VARCHAR
-- note: the rates are the council's. Care homes are set against residents aged 85 and over,
-- homecare and extra care against 75 and over. supply_together is of both kinds of care home.
with

services as (
    select
        service_type_code as service_code,
        service_type_name as service_name,
        if(service_type_code in ('nursing_home', 'care_home'), '85_plus', '75_plus') as age_group,
        sort_order
    from mart.service_type
    where service_type_code in ('nursing_home', 'care_home', 'homecare', 'extra_care')
),

final as (
    select
        people.area_code as place,
        people.mid_year,
        people.is_projected,
        services.service_code,
        services.service_name,
        services.age_group,
        people.people as residents,
        service_use.rate,
        service_use.rate_low,
        service_use.rate_high,
        supply.supply,
        supply.period as supply_period,
        supply.source_id as supply_source_id,
        both_kinds.supply as supply_together,
        both_kinds.period as together_period,
        both_kinds.source_id as together_source_id
    from mart.older_people as people
    inner join services on people.age_group = services.age_group
    left join mart.service_use as service_use
        on
            people.council_code = service_use.council_code
            and services.service_code = service_use.service_code
    left join mart.service_supply as supply
        on people.area_code = supply.area_code and services.service_code = supply.service_code
    left join mart.service_supply as both_kinds
        on
            people.area_code = both_kinds.area_code
            and both_kinds.service_code = 'care_homes'
            and services.service_code in ('nursing_home', 'care_home')
    where people.area_code = $area_code and people.variant in ('', $variant)
    order by people.mid_year, services.sort_order
)

select * from final
