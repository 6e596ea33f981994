-- A workforce figure that names a published figure has the same value, from the same paper.
-- grain: one row per workforce figure that breaks the rule
-- params: none
-- returns: council_code VARCHAR, figure_id VARCHAR, indicator VARCHAR, value DOUBLE,
--   published_value DOUBLE
with

final as (
    select
        workforce.council_code,
        workforce.figure_id,
        workforce.indicator,
        workforce.value,
        figure.value as published_value
    from staging.council_workforce as workforce
    left join staging.council_published_figures as figure
        on workforce.figure_id = figure.figure_id
    where
        workforce.figure_id is not null
        and (
            figure.figure_id is null
            or figure.council_code != workforce.council_code
            or figure.paper != workforce.paper
            or figure.value != workforce.value
        )
)

select * from final
