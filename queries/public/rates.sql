-- The fees and rates in one council's own papers, as printed.
-- grain: one row per rate
-- key: rate_id
-- params: council_code VARCHAR
-- returns: rate_id VARCHAR, label VARCHAR, service_type VARCHAR, client_group VARCHAR,
--   period VARCHAR, per VARCHAR, rate_gbp DOUBLE, low_gbp DOUBLE, high_gbp DOUBLE,
--   change_pct DOUBLE, definition VARCHAR, status VARCHAR, paper VARCHAR, note VARCHAR,
--   source_id VARCHAR
-- note: rates compare only within one definition; a range has low_gbp and high_gbp, and where
--   only the change on the year before is known, change_pct.
with

final as (
    select
        rate.rate_key as rate_id,
        rate.label,
        rate.service_type,
        rate.client_group,
        rate.period,
        rate.per,
        rate.rate_gbp,
        rate.low_gbp,
        rate.high_gbp,
        rate.change_pct,
        definition.definition_name as definition,
        rate.status,
        rate.paper,
        rate.note,
        rate.source_id
    from mart.rate as rate
    inner join mart.rate_definition as definition
        on rate.definition_code = definition.definition_code
    where rate.area_code = $council_code and rate.source_id = 'council_rates'
    order by rate.rate_key
)

select * from final
