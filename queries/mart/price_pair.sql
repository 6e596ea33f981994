-- Pairs of weekly prices from one paper: supported living and a care home for the same group.
-- grain: one row per pair
-- key: council_code, supported_id, residential_id
-- params: none
-- returns: council_code VARCHAR, paper VARCHAR, section VARCHAR, client_group VARCHAR,
--   supported_id VARCHAR, supported_gbp DOUBLE, supported_label VARCHAR,
--   supported_year VARCHAR, supported_period VARCHAR, supported_note VARCHAR,
--   residential_id VARCHAR, residential_gbp DOUBLE, residential_label VARCHAR,
--   residential_year VARCHAR, residential_period VARCHAR, residential_note VARCHAR
-- note: section is that of supported living.
with

weekly as (
    select *
    from staging.council_rates
    where per = 'week' and rate_gbp is not null
),

final as (
    select
        supported.council_code,
        supported.paper,
        supported.section,
        supported.client_group,
        supported.rate_id as supported_id,
        supported.rate_gbp as supported_gbp,
        supported.label as supported_label,
        supported.financial_year as supported_year,
        supported.period as supported_period,
        supported.note as supported_note,
        residential.rate_id as residential_id,
        residential.rate_gbp as residential_gbp,
        residential.label as residential_label,
        residential.financial_year as residential_year,
        residential.period as residential_period,
        residential.note as residential_note
    from weekly as supported
    inner join weekly as residential
        on
            supported.council_code = residential.council_code
            and supported.paper = residential.paper
            and supported.client_group is not distinct from residential.client_group
    where supported.service_type = 'supported_living' and residential.service_type = 'care_home'
    order by supported.council_code, supported.financial_year desc, supported_id, residential_id
)

select * from final
