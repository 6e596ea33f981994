-- The rate of use that a scenario starts with, for each council and service.
-- grain: one row per council and service with a rate
-- key: council_code, service_code
-- params: none
-- returns: council_code VARCHAR, service_code VARCHAR, age_group VARCHAR, rate DOUBLE,
--   rate_low DOUBLE, rate_high DOUBLE, numerator_unit VARCHAR, usage_id VARCHAR,
--   mid_year INTEGER, period VARCHAR, first_year INTEGER
-- note: users per 100 residents of the age group, to two decimals as a reader can type them. The
--   newest figure of the council itself that residents are held for; of one year an official one
--   first. The range is from the lowest to the highest rate counted in the same unit (weeks, or
--   people), empty where there is only one.
with

rates as (
    select
        *,
        array_position(['official', 'secondary', 'council paper'], status) as trust
    from mart.usage_rate
    where
        service_code in ('nursing_home', 'care_home', 'homecare', 'extra_care')
        and rate_per_100 is not null
    qualify
        numerator_unit = arg_max(numerator_unit, (mid_year, -trust)) over (
            partition by area_code, service_code
        )
),

final as (
    select
        area_code as council_code,
        service_code,
        any_value(age_group) as age_group,
        round(arg_max(rate_per_100, (mid_year, -trust)), 2) as rate,
        if(count(*) > 1, round(min(rate_per_100), 2), null) as rate_low,
        if(count(*) > 1, round(max(rate_per_100), 2), null) as rate_high,
        any_value(numerator_unit) as numerator_unit,
        arg_max(usage_id, (mid_year, -trust)) as usage_id,
        max(mid_year) as mid_year,
        arg_max(period, (mid_year, -trust)) as period,
        min(mid_year) as first_year
    from rates
    group by area_code, service_code
    order by area_code, service_code
)

select * from final
