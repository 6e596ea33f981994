-- Fees and rates in the councils' own papers, typed.
-- grain: one row per rate
-- key: rate_id
-- params: none
-- returns: council_code VARCHAR, rate_id VARCHAR, label VARCHAR, definition_code VARCHAR,
--   service_type VARCHAR, client_group VARCHAR, financial_year VARCHAR, period VARCHAR,
--   per VARCHAR, rate_gbp DOUBLE, low_gbp DOUBLE, high_gbp DOUBLE, change_pct DOUBLE,
--   nursing_care VARCHAR, place VARCHAR, quantity DOUBLE, people BIGINT, value_gbp DOUBLE,
--   status VARCHAR, paper VARCHAR, section VARCHAR, source_url VARCHAR, note VARCHAR,
--   figure_id VARCHAR, low_figure_id VARCHAR, high_figure_id VARCHAR, value_figure_id VARCHAR
with

final as (
    select
        council_code,
        rate_id,
        label,
        definition_code,
        service_type,
        client_group,
        financial_year,
        period,
        per,
        cast(rate_gbp as double) as rate_gbp,
        cast(low_gbp as double) as low_gbp,
        cast(high_gbp as double) as high_gbp,
        cast(change_pct as double) as change_pct,
        nursing_care,
        place,
        cast(quantity as double) as quantity,
        cast(people as bigint) as people,
        cast(value_gbp as double) as value_gbp,
        status,
        paper,
        section,
        source_url,
        note,
        figure_id,
        low_figure_id,
        high_figure_id,
        value_figure_id
    from raw.council_rates
)

select * from final
