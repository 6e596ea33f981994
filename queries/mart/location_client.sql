-- The groups of people each location says it serves.
-- grain: one row per location and client group
-- key: location_id, client_group_code
-- params: none
-- returns: location_id VARCHAR, client_group_code VARCHAR
with

published as (
    select distinct
        location_id,
        lower(trim(unnest(string_split(specialisms, '|')))) as cqc_name
    from staging.location_now
),

known as (
    select
        client_group_code,
        lower(trim(unnest(string_split(cqc_specialisms, '|')))) as cqc_name
    from staging.reference_client_groups
),

final as (
    select distinct
        published.location_id,
        known.client_group_code
    from published
    inner join known on published.cqc_name = known.cqc_name
    order by published.location_id, known.client_group_code
)

select * from final
