-- The minimum price of an hour of homecare by year, with the years that were not seen.
-- grain: one row per financial year
-- key: financial_year
-- params: none
-- returns: financial_year VARCHAR, start_year INTEGER, geography VARCHAR, rate_gbp DOUBLE,
-- status VARCHAR, note VARCHAR, source_url VARCHAR
select
    financial_year,
    cast(left(financial_year, 4) as integer) as start_year,
    area_name as geography,
    rate_gbp,
    status,
    note,
    source_url
from mart.rate
where definition_code = 'homecare_minimum_price'
order by financial_year
