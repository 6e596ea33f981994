-- What the NHS pays for nursing in a care home by year: standard and higher rate.
-- grain: one row per financial year, band and whether it was replaced within the year
-- key: rate_key
-- params: none
-- returns: rate_key VARCHAR, financial_year VARCHAR, start_year INTEGER, period VARCHAR,
-- label VARCHAR, is_final BOOLEAN, rate_gbp DOUBLE, status VARCHAR, note VARCHAR,
-- source_url VARCHAR
select
    rate_key,
    financial_year,
    cast(left(financial_year, 4) as integer) as start_year,
    period,
    label,
    rate_key not like '%-first' as is_final,
    rate_gbp,
    status,
    note,
    source_url
from mart.rate
where definition_code in ('nursing_care_standard', 'nursing_care_higher')
order by definition_code desc, financial_year, is_final
