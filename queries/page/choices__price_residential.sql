-- The weekly price of a care home with which a council's comparison begins: its own paper's.
-- grain: one row per price
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
-- note: only a paper that gives both prices for the same group of people counts, the newest.
select
    cast(own.rate_gbp as varchar) as code,
    own.label,
    true as is_default
from staging.council_rates as own
inner join staging.council_rates as other
    on
        own.council_code = other.council_code
        and own.paper = other.paper
        and own.client_group is not distinct from other.client_group
where
    own.council_code = $council_code
    and own.service_type = 'care_home'
    and other.service_type = 'supported_living'
    and own.per = 'week'
    and other.per = 'week'
    and own.rate_gbp is not null
    and other.rate_gbp is not null
order by own.financial_year desc, own.rate_id
limit 1
