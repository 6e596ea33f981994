-- Fees that councils pay to care providers, every release held, typed.
-- grain: one row per release, year, area, service and basis
-- key: release_date, financial_year, area_code, service, fee_basis
-- params: none
-- returns: release_date DATE, financial_year VARCHAR, area_code VARCHAR, area_name VARCHAR,
--   service VARCHAR, fee_gbp DOUBLE, fee_per VARCHAR, fee_basis VARCHAR, status VARCHAR
with

final as (
    select
        cast(release_date as date) as release_date,
        financial_year,
        area_code,
        area_name,
        service,
        cast(fee_gbp as double) as fee_gbp,
        fee_per,
        fee_basis,
        status
    from raw.dhsc_msif_fees
)

select * from final
