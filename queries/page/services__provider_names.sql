-- What each provider of one council is called.
-- grain: one row per provider with a registered location in the council
-- key: provider_id
-- params: council_code VARCHAR
-- returns: provider_id VARCHAR, provider_label VARCHAR
-- note: a provider whose name is not held is called by its largest home or service in the
-- council: "Provider of Royton House and 3 more". mart.location calls it by its number.
with

held as (
    select
        location_name,
        provider_id,
        provider_name,
        bed_count
    from mart.location
    where council_code = $council_code and is_counted and is_registered
),

providers as (
    select
        provider_id,
        any_value(provider_name) as provider_name,
        first(location_name order by bed_count desc nulls last, location_name) as first_name,
        count(*) - 1 as more_count
    from held
    group by provider_id
),

final as (
    select
        provider_id,
        case
            when provider_name is null or provider_name = 'Individual provider'
                then
                    coalesce(provider_name, 'Provider') || ' of ' || first_name
                    || case when more_count > 0 then ' and ' || more_count || ' more' else '' end
            else provider_name
        end as provider_label
    from providers
    order by provider_id
)

select * from final
