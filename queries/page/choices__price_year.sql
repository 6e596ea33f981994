-- Financial years whose prices a rate can be told in, the newest first.
-- grain: one row per financial year
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
-- note: the default is the newest year of the GDP deflator that is not a forecast.
select
    financial_year as code,
    financial_year || if(is_forecast, ' (forecast)', '') as label,
    financial_year = max(financial_year) filter (where not is_forecast) over () as is_default
from mart.price_index
where
    index_code = 'gdp_deflator'
    and financial_year >= '2013-14'
    and $council_code is not null
order by financial_year desc
