-- Consumer price indices by financial year, typed.
-- grain: one row per year and index
-- key: financial_year, index_code
-- params: none
-- returns: financial_year VARCHAR, index_code VARCHAR, index_value DOUBLE
with

final as (
    select
        financial_year,
        index_code,
        cast(index_value as double) as index_value
    from raw.ons_consumer_prices
)

select * from final
