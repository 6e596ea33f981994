-- Indices of prices by financial year, to put money of one year into prices of another.
-- grain: one row per index and financial year
-- key: index_code, financial_year
-- params: none
-- returns: index_code VARCHAR, index_name VARCHAR, financial_year VARCHAR, index_value DOUBLE,
--   is_forecast BOOLEAN, source_id VARCHAR
-- note: of the GDP deflator the newest release is taken whole; releases differ in base year.
with

deflators as (
    select
        'gdp_deflator' as index_code,
        'GDP deflator' as index_name,
        financial_year,
        index_value,
        is_forecast,
        'hmt_gdp_deflators' as source_id
    from staging.hmt_gdp_deflators
    qualify release_date = max(release_date) over ()
),

consumer_prices as (
    select
        index_code,
        upper(index_code) as index_name,
        financial_year,
        index_value,
        false as is_forecast,
        'ons_consumer_prices' as source_id
    from staging.ons_consumer_prices
),

final as (
    select * from deflators
    union all by name
    select * from consumer_prices
    order by index_code, financial_year
)

select * from final
