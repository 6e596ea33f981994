-- Indices that carry a price of one year into another year.
-- grain: one row per index, stretch and financial year
-- key: index_code, stretch, financial_year
-- params: none
-- returns: index_code VARCHAR, index_name VARCHAR, stretch VARCHAR, financial_year VARCHAR,
-- index_value DOUBLE, is_forecast BOOLEAN, source_id VARCHAR
-- note: two years compare only within one stretch: the homecare minimum price is one for the
-- United Kingdom and another for England.
select
    index_code,
    index_name,
    '' as stretch,
    financial_year,
    index_value,
    is_forecast,
    source_id
from mart.price_index
where index_code in ('gdp_deflator', 'cpi')
union all
select
    definition_code as index_code,
    'Homecare minimum price' as index_name,
    area_name as stretch,
    financial_year,
    rate_gbp as index_value,
    false as is_forecast,
    source_id
from mart.rate
where definition_code = 'homecare_minimum_price' and rate_gbp is not null
order by index_code desc, stretch, financial_year
