-- The weekly price of supported living with which a council's comparison begins: its own paper's.
-- grain: one row per price
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
-- note: only a paper that gives both prices for the same group of people counts, the newest.
select
    cast(supported_gbp as varchar) as code,
    supported_label as label,
    true as is_default
from mart.price_pair
where council_code = $council_code
order by supported_year desc, supported_id
limit 1
