-- Codes in spend.csv and budget.csv are ones the project knows: kinds of row, units, meanings.
-- grain: one row per code that is not known
-- params: none
-- returns: file_name VARCHAR, council_code VARCHAR, row_number INTEGER, column_name VARCHAR,
--   code VARCHAR
with

written as (
    select
        'spend.csv' as file_name,
        council_code,
        row_number,
        row_kind,
        case when cost is not null then coalesce(cost_unit, 'no unit') end as unit,
        definition as meaning,
        'spend' as used_for
    from staging.council_spend
    union all
    select
        'budget.csv' as file_name,
        council_code,
        row_number,
        row_kind,
        unit,
        measure as meaning,
        'budget' as used_for
    from staging.council_budget
),

codes as (
    select
        file_name,
        council_code,
        row_number,
        'row_kind' as column_name,
        row_kind as code,
        used_for
    from written
    union all
    select
        file_name,
        council_code,
        row_number,
        'unit' as column_name,
        unit as code,
        used_for
    from written
    where unit is not null
    union all
    select
        file_name,
        council_code,
        row_number,
        'meaning' as column_name,
        meaning as code,
        used_for
    from written
),

known as (
    select
        'meaning' as column_name,
        definition_code as code,
        used_for
    from staging.reference_spend_definitions
    union all
    select
        named.column_name,
        named.code,
        'both' as used_for
    from (
        values
        ('row_kind', 'row'), ('row_kind', 'total'), ('row_kind', 'part'),
        ('unit', '£'), ('unit', '£000'), ('unit', '£m')
    ) as named (column_name, code)
),

final as (
    select
        codes.file_name,
        codes.council_code,
        codes.row_number,
        codes.column_name,
        codes.code
    from codes
    left join known
        on
            codes.column_name = known.column_name
            and codes.code = known.code
            and known.used_for in ('both', codes.used_for)
    where known.code is null
)

select * from final
