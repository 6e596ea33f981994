-- A rate, an end of a range or a value that is also a published figure is the same number there.
-- grain: one row per rate and figure that break the rule
-- params: none
-- returns: rate_id VARCHAR, figure_id VARCHAR, held_gbp DOUBLE, published_value DOUBLE,
--   unit VARCHAR
with

linked as (
    select
        rate_id,
        council_code,
        figure_id,
        rate_gbp as held_gbp,
        '£ per ' || per as held_unit
    from staging.council_rates
    union all
    select
        rate_id,
        council_code,
        low_figure_id as figure_id,
        low_gbp as held_gbp,
        '£ per ' || per as held_unit
    from staging.council_rates
    union all
    select
        rate_id,
        council_code,
        high_figure_id as figure_id,
        high_gbp as held_gbp,
        '£ per ' || per as held_unit
    from staging.council_rates
    union all
    select
        rate_id,
        council_code,
        value_figure_id as figure_id,
        value_gbp as held_gbp,
        '£' as held_unit
    from staging.council_rates
),

final as (
    select
        linked.rate_id,
        linked.figure_id,
        linked.held_gbp,
        figure.value as published_value,
        figure.unit
    from linked
    left join staging.council_published_figures as figure
        on linked.figure_id = figure.figure_id and linked.council_code = figure.council_code
    where
        linked.figure_id is not null
        and (
            linked.held_gbp is distinct from figure.value
            or figure.unit is distinct from linked.held_unit
        )
)

select * from final
