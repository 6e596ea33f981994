-- Unit costs of adult social care in two returns that count differently, typed.
-- grain: one row per financial year, indicator and area
-- key: financial_year, indicator_code, area_code
-- params: none
-- returns: financial_year VARCHAR, indicator_code VARCHAR, area_code VARCHAR,
--   area_name VARCHAR, indicator VARCHAR, service VARCHAR, age_group VARCHAR,
--   client_group VARCHAR, provision VARCHAR, per VARCHAR, cost_gbp DOUBLE, status VARCHAR
with

final as (
    select
        financial_year,
        indicator_code,
        area_code,
        area_name,
        indicator,
        service,
        age_group,
        client_group,
        provision,
        per,
        cast(cost_gbp as double) as cost_gbp,
        status
    from raw.nhs_unit_costs
)

select * from final
