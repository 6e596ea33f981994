-- Which codes and words make a procurement notice one of adult social care, typed.
-- grain: one row per code or word
-- key: kind, value
-- params: none
-- returns: kind VARCHAR, value VARCHAR, effect VARCHAR, says_adults BOOLEAN,
--   service_types VARCHAR, client_groups VARCHAR, note VARCHAR
with

final as (
    select
        kind,
        value,
        effect,
        says_adults = 'Y' as says_adults,
        service_types,
        client_groups,
        note
    from raw.reference_procurement_scope
)

select * from final
