-- What the use of care services is worked out from in each area of a level, in one year.
-- grain: one row per area and service
-- key: place, service_code
-- params: council_code VARCHAR, within_code VARCHAR, area_level VARCHAR, mid_year INTEGER,
-- variant VARCHAR
-- returns: place VARCHAR, area_name VARCHAR, mid_year INTEGER, is_projected BOOLEAN,
-- service_code VARCHAR, age_group VARCHAR, residents DOUBLE, rate DOUBLE, rate_low DOUBLE,
-- rate_high DOUBLE, supply DOUBLE, supply_together DOUBLE
-- note: as need__services, for the areas inside within_code.
with

services as (
    select unnest(['nursing_home', 'care_home', 'homecare', 'extra_care']) as service_code
),

final as (
    select
        people.area_code as place,
        area.short_name as area_name,
        people.mid_year,
        people.is_projected,
        services.service_code,
        people.age_group,
        people.people as residents,
        service_use.rate,
        service_use.rate_low,
        service_use.rate_high,
        supply.supply,
        both_kinds.supply as supply_together
    from mart.older_people as people
    inner join services
        on
            people.age_group = if(
                services.service_code in ('nursing_home', 'care_home'), '85_plus', '75_plus'
            )
    inner join mart.area as area on people.area_code = area.area_code
    inner join mart.area_within as inside
        on people.area_code = inside.area_code and inside.within_code = $within_code
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
    where
        people.council_code = $council_code
        and people.area_level = $area_level
        and people.mid_year = $mid_year
        and people.variant in ('', $variant)
    order by area.sort_order, people.area_code, services.service_code
)

select * from final
