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
    pair.supported_id,
    pair.residential_id,
    client.client_group_name as client_name,
    pair.supported_gbp,
    pair.supported_label,
    pair.supported_year,
    pair.supported_period,
    pair.supported_note,
    pair.residential_gbp,
    pair.residential_label,
    pair.residential_year,
    pair.residential_period,
    pair.residential_note,
    pair.paper,
    pair.section,
    fall.fall_from_years,
    fall.fall_to_years
from mart.price_pair as pair
left join mart.client_group as client on pair.client_group = client.client_group_code
left join fall on pair.paper = fall.paper
where pair.council_code = $council_code
order by pair.supported_year desc, pair.supported_id, pair.residential_id
