-- A year without a price is marked as not seen, and no other; a price is of the UK or of England.
-- grain: one row per financial year that breaks the rule
-- params: none
-- returns: financial_year VARCHAR, geography VARCHAR, price_gbp_per_hour DOUBLE, status VARCHAR
with

final as (
    select
        financial_year,
        geography,
        price_gbp_per_hour,
        status
    from staging.homecare_minimum_price
    where
        (price_gbp_per_hour is null) <> (status = 'not_seen')
        or geography not in ('UK', 'England')
)

select * from final
