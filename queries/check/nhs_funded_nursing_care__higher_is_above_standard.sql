-- The higher rate of NHS-funded nursing care is above the standard one, and each year ends in one.
-- grain: one row per financial year and issue that breaks the rule
-- params: none
-- returns: financial_year VARCHAR, issue VARCHAR, standard_gbp_per_week DOUBLE,
--   higher_gbp_per_week DOUBLE
with

final as (
    select
        financial_year,
        issue,
        standard_gbp_per_week,
        higher_gbp_per_week
    from staging.nhs_funded_nursing_care
    qualify
        higher_gbp_per_week <= standard_gbp_per_week
        or issue not in ('first', 'final')
        or count(*) filter (where issue = 'final') over (partition by financial_year) <> 1
)

select * from final
