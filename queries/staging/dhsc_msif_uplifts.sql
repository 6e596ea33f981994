-- Average rises of fees paid to care providers in England, typed.
-- grain: one row per financial year and service
-- key: financial_year, service
-- params: none
-- returns: financial_year VARCHAR, service VARCHAR, uplift_pct DOUBLE, source_url VARCHAR
with

final as (
    select
        financial_year,
        service,
        cast(uplift_pct as double) as uplift_pct,
        source_url
    from raw.dhsc_msif_uplifts
)

select * from final
