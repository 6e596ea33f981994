-- The lowest rate of a range is not above its highest.
-- grain: one row per rate that breaks the rule
-- params: none
-- returns: rate_id VARCHAR, council_code VARCHAR, low_gbp DOUBLE, high_gbp DOUBLE
with

final as (
    select
        rate_id,
        council_code,
        low_gbp,
        high_gbp
    from staging.council_rates
    where low_gbp > high_gbp
)

select * from final
