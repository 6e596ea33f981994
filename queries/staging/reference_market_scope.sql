-- Which values of which field make a location part of the adult social care market, typed.
-- grain: one row per field and value
-- key: field, value
-- params: none
-- returns: rule_order INTEGER, field VARCHAR, value VARCHAR, is_in_scope BOOLEAN,
--   rule_name VARCHAR, note VARCHAR
-- note: fields are asked in rule_order; the first that holds a listed value decides.
with

final as (
    select
        cast(rule_order as integer) as rule_order,
        field,
        value,
        case is_in_scope when 'Y' then true when 'N' then false end as is_in_scope,
        rule_name,
        nullif(note, '') as note
    from raw.reference_market_scope
)

select * from final
