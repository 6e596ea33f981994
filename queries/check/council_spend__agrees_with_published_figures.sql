-- A number of spend.csv that names a published figure is that figure, in unit, period and place.
-- grain: one row per cell that differs from its figure
-- params: none
-- returns: council_code VARCHAR, table_id VARCHAR, row_number INTEGER, figure_id VARCHAR,
--   held DOUBLE, held_unit VARCHAR, published DOUBLE, published_unit VARCHAR
with

cells as (
    select
        council_code,
        table_id,
        row_number,
        people_figure_id as figure_id,
        cast(people as double) as held,
        'people' as held_unit,
        period,
        paper,
        section
    from staging.council_spend
    union all
    select
        council_code,
        table_id,
        row_number,
        cost_figure_id as figure_id,
        cost as held,
        cost_unit as held_unit,
        period,
        paper,
        section
    from staging.council_spend
    union all
    select
        council_code,
        table_id,
        row_number,
        average_figure_id as figure_id,
        printed_average_gbp as held,
        '£' as held_unit,
        period,
        paper,
        section
    from staging.council_spend
),

final as (
    select
        cells.council_code,
        cells.table_id,
        cells.row_number,
        cells.figure_id,
        cells.held,
        cells.held_unit,
        published.value as published,
        published.unit as published_unit
    from cells
    left join staging.council_published_figures as published
        on cells.figure_id = published.figure_id
    where
        cells.figure_id is not null
        and (
            published.figure_id is null
            or cells.council_code is distinct from published.council_code
            or cells.held is distinct from published.value
            or cells.held_unit
            is distinct from replace(published.unit, 'placements', 'people')
            or cells.period is distinct from published.period
            or cells.paper is distinct from published.paper
            or cells.section is distinct from published.section
        )
)

select * from final
