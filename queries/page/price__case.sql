-- A pair of weekly prices from one paper: supported living and a care home for the same group.
-- grain: one row per pair, the newest first
-- key: supported_id, residential_id
-- params: council_code VARCHAR
-- returns: supported_id VARCHAR, residential_id VARCHAR, client_name VARCHAR,
-- supported_gbp DOUBLE, supported_label VARCHAR, supported_year VARCHAR,
-- supported_period VARCHAR, supported_note VARCHAR, residential_gbp DOUBLE,
-- residential_label VARCHAR, residential_year VARCHAR, residential_period VARCHAR,
-- residential_note VARCHAR, paper VARCHAR, section VARCHAR, fall_from_years DOUBLE,
-- fall_to_years DOUBLE
-- note: fall_from_years and fall_to_years are the time over which the paper says support
-- reduces, empty where it says nothing.
with

weekly as (
    select *
    from staging.council_rates
    where council_code = $council_code and per = 'week' and rate_gbp is not null
),

fall as (
    select
        paper,
        min(value) as fall_from_years,
        max(value) as fall_to_years
    from mart.published_figure
    where
        council_code = $council_code
        and unit = 'years'
        and label ilike 'time over which supported living support reduces%'
    group by paper
)

select
    supported.rate_id as supported_id,
    residential.rate_id as residential_id,
    client.client_group_name as client_name,
    supported.rate_gbp as supported_gbp,
    supported.label as supported_label,
    supported.financial_year as supported_year,
    supported.period as supported_period,
    supported.note as supported_note,
    residential.rate_gbp as residential_gbp,
    residential.label as residential_label,
    residential.financial_year as residential_year,
    residential.period as residential_period,
    residential.note as residential_note,
    supported.paper,
    supported.section,
    fall.fall_from_years,
    fall.fall_to_years
from weekly as supported
inner join weekly as residential
    on
        supported.paper = residential.paper
        and supported.client_group is not distinct from residential.client_group
left join mart.client_group as client on supported.client_group = client.client_group_code
left join fall on supported.paper = fall.paper
where supported.service_type = 'supported_living' and residential.service_type = 'care_home'
order by supported.financial_year desc, supported_id, residential_id
