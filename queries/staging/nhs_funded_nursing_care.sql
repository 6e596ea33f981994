-- What the NHS pays care homes for nursing of one resident, typed.
-- grain: one row per financial year and issue
-- key: financial_year, issue
-- params: none
-- returns: financial_year VARCHAR, issue VARCHAR, standard_gbp_per_week DOUBLE,
--   higher_gbp_per_week DOUBLE, status VARCHAR, note VARCHAR, source_url VARCHAR
-- note: issue is first for a rate that was replaced within its year, else final.
with

final as (
    select
        financial_year,
        issue,
        cast(standard_gbp_per_week as double) as standard_gbp_per_week,
        cast(higher_gbp_per_week as double) as higher_gbp_per_week,
        status,
        note,
        source_url
    from raw.nhs_funded_nursing_care
)

select * from final
