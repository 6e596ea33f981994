-- Price indices by financial year, to put money of one year into prices of another.
-- grain: one row per index and financial year
-- key: index_code, financial_year
-- params: none
-- returns: index_code VARCHAR, index_name VARCHAR, financial_year VARCHAR, index_value DOUBLE,
-- source_id VARCHAR
select
    index_code,
    index_name,
    financial_year,
    index_value,
    source_id
from mart.price_index
where not is_forecast
order by index_code, financial_year
