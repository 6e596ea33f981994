-- An intention is wanted between 2000 and 2060, and a quantity above 0 says what it counts.
-- grain: one row per intention that breaks the rule
-- params: none
-- returns: source_file VARCHAR, needed_by VARCHAR, review_date VARCHAR, quantity DOUBLE,
--   quantity_unit VARCHAR
with

final as (
    select
        source_file,
        needed_by,
        review_date,
        quantity,
        quantity_unit
    from staging.council_intentions
    where
        (quantity is null) != (quantity_unit is null)
        or quantity <= 0
        or cast(left(needed_by, 4) as integer) not between 2000 and 2060
        or cast(left(review_date, 4) as integer) not between 2000 and 2060
    order by source_file
)

select * from final
