-- A rate is one amount, a range, a change or a statement in words, for an hour or a week, above 0.
-- note: a home with nursing may say how NHS-funded nursing care goes with the rate.
-- grain: one row per rate that breaks the rule
-- params: none
-- returns: rate_id VARCHAR, council_code VARCHAR, per VARCHAR, rate_gbp DOUBLE, low_gbp DOUBLE,
--   high_gbp DOUBLE, change_pct DOUBLE
with

final as (
    select
        rate_id,
        council_code,
        per,
        rate_gbp,
        low_gbp,
        high_gbp,
        change_pct
    from staging.council_rates
    where
        (rate_gbp is not null)::integer + (low_gbp is not null)::integer
        + (change_pct is not null)::integer
        <> (definition_code <> 'stated_in_words')::integer
        or (low_gbp is null) <> (high_gbp is null)
        or per not in ('hour', 'week')
        or nursing_care not in ('on_top', 'within', 'not_stated')
        or coalesce(rate_gbp, low_gbp, 1) <= 0
)

select * from final
