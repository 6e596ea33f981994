-- The Homecare Association's minimum price of an hour of homecare, typed.
-- grain: one row per financial year
-- key: financial_year
-- params: none
-- returns: financial_year VARCHAR, geography VARCHAR, price_gbp_per_hour DOUBLE,
--   status VARCHAR, note VARCHAR, source_url VARCHAR
-- note: a year not seen has a row without a price, so that the gap is told.
with

final as (
    select
        financial_year,
        geography,
        cast(price_gbp_per_hour as double) as price_gbp_per_hour,
        status,
        note,
        source_url
    from raw.homecare_minimum_price
)

select * from final
