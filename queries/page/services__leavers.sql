-- Who could be imagined to leave: the largest here, each provider of several locations, each one.
-- grain: one row per provider with several locations, and per location
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
-- note: a code is CQC's id of the provider or location; largest stands for whoever has most beds
-- in the chosen place and service, or most locations where no beds are held. A provider whose
-- name is not held is called as in services__provider_names.
with

held as (
    select
        location_id,
        location_name,
        provider_id,
        provider_name,
        provider_label,
        postcode,
        bed_count
    from mart.location
    where council_code = $council_code and is_counted and is_registered
),

providers as (
    select
        provider_id as code,
        case
            when coalesce(any_value(provider_name), 'Individual provider') = 'Individual provider'
                then
                    coalesce(any_value(provider_name), 'Provider') || ' of '
                    || first(location_name order by bed_count desc nulls last, location_name)
                    || ' and ' || count(*) - 1 || ' more ('
            else any_value(provider_label) || ' (provider, '
        end
        || count(*) || ' locations' || coalesce(', ' || sum(bed_count) || ' beds', '') || ')'
            as label,
        2 as place,
        count(*) as amount
    from held
    group by provider_id
    having count(*) > 1
),

homes as (
    select
        location_id as code,
        location_name || ' (' || coalesce(postcode, location_id)
        || coalesce(', ' || bed_count || ' beds', '') || ')' as label,
        3 as place,
        0 as amount
    from held
),

largest as (
    select
        'largest' as code,
        'The largest provider here' as label,
        1 as place,
        0 as amount
    from held
    having count(*) > 0
),

final as (
    select
        code,
        label,
        code = 'largest' as is_default
    from (
        select * from largest
        union all
        select * from providers
        union all
        select * from homes
    ) as offered
    order by place, amount desc, label, code
)

select * from final
