-- Which locations are adult social care, and by which rule.
-- grain: one row per location
-- key: location_id
-- params: none
-- returns: location_id VARCHAR, in_scope BOOLEAN, scope_rule VARCHAR
-- note: the first that is known decides: location type, then primary inspection category, then
--   any service type. data/reference/market_scope.csv lists the values; one that it does not
--   list decides nothing.
with

locations as (
    select
        location_id,
        location_type,
        inspection_category,
        service_types
    from staging.location_now
),

rules as (
    select
        field,
        lower(value) as value,
        bool_or(is_in_scope) as is_in_scope
    from staging.reference_market_scope
    group by field, lower(value)
),

services as (
    select distinct
        location_id,
        lower(trim(unnest(string_split(service_types, '|')))) as cqc_name
    from locations
),

by_service as (
    select
        services.location_id,
        bool_or(rules.is_in_scope) as is_in_scope
    from services
    inner join rules on services.cqc_name = rules.value and rules.field = 'service_type'
    group by services.location_id
),

final as (
    select
        locations.location_id,
        coalesce(
            by_type.is_in_scope, by_category.is_in_scope, by_service.is_in_scope, false
        ) as in_scope,
        case
            when by_type.is_in_scope is not null
                then 'location type: ' || locations.location_type
            when by_category.is_in_scope is not null
                then 'inspection category: ' || locations.inspection_category
            else 'service type: ' || coalesce(locations.service_types, 'not stated')
        end as scope_rule
    from locations
    left join rules as by_type
        on
            lower(locations.location_type) = by_type.value
            and by_type.field = 'location_type'
    left join rules as by_category
        on
            lower(locations.inspection_category) = by_category.value
            and by_category.field = 'inspection_category'
    left join by_service on locations.location_id = by_service.location_id
    order by locations.location_id
)

select * from final
