-- Words the dashboard uses and what they mean.
-- grain: one row per term
-- key: term
-- params: none
-- returns: term VARCHAR, meaning VARCHAR, source VARCHAR
with

final as (
    select
        term,
        meaning,
        source
    from staging.reference_glossary
    order by term
)

select * from final
