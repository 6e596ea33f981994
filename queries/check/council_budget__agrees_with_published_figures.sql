-- An amount of budget.csv that names a published figure is that figure, in unit, period and place.
-- grain: one row per amount that differs from its figure
-- params: none
-- returns: council_code VARCHAR, line VARCHAR, row_number INTEGER, figure_id VARCHAR,
--   held DOUBLE, held_unit VARCHAR, published DOUBLE, published_unit VARCHAR
with

final as (
    select
        here.council_code,
        here.line,
        here.row_number,
        here.figure_id,
        here.amount as held,
        here.unit as held_unit,
        published.value as published,
        published.unit as published_unit
    from staging.council_budget as here
    left join staging.council_published_figures as published
        on here.figure_id = published.figure_id
    where
        here.figure_id is not null
        and (
            published.figure_id is null
            or here.council_code is distinct from published.council_code
            or here.amount is distinct from published.value
            or here.unit is distinct from published.unit
            or here.period is distinct from published.period
            or here.paper is distinct from published.paper
            or here.section is distinct from published.section
        )
)

select * from final
