-- For each council, the newest list that names every active location in it.
-- grain: one row per council
-- key: council_code
-- params: none
-- returns: council_code VARCHAR, source_id VARCHAR, listed_date DATE, location_count BIGINT
-- note: a list of fewer than half of the locations that an earlier list held is taken for an
--   extract and passed over.
with

listed as (
    select
        authority.council_code,
        fact.source_id,
        fact.as_of,
        fact.said,
        count(distinct fact.location_id) as location_count
    from staging.location_fact as fact
    inner join staging.authority_spelling as authority
        on lower(trim(fact.local_authority)) = authority.spelling
    inner join mart.location_scope as scope on fact.location_id = scope.location_id
    where
        fact.source_id in ('cqc_directory', 'cqc_active_locations', 'cqc_api_locations')
        and fact.status = 'registered'
        and scope.in_scope
    group by authority.council_code, fact.source_id, fact.as_of, fact.said
),

compared as (
    select
        *,
        max(location_count) over (
            partition by council_code order by said
            rows between unbounded preceding and 1 preceding
        ) as former_count
    from listed
),

final as (
    select
        council_code,
        arg_max(source_id, said) as source_id,
        max(as_of) as listed_date,
        arg_max(location_count, said) as location_count
    from compared
    where former_count is null or location_count * 2 >= former_count
    group by council_code
    order by council_code
)

select * from final
