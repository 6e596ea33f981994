-- Words the dashboard uses and what they mean, typed.
-- grain: one row per term
-- key: term
-- params: none
-- returns: term VARCHAR, meaning VARCHAR, source VARCHAR
with

final as (
    select
        term,
        meaning,
        nullif(source, '') as source
    from raw.reference_glossary
)

select * from final
