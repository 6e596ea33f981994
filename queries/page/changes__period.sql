-- The days from which and to which one council's openings and closures are counted.
-- grain: one row for the council
-- key: council_code
-- params: council_code VARCHAR, since VARCHAR
-- returns: council_code VARCHAR, has_ledger BOOLEAN, from_date DATE, to_date DATE,
-- first_date DATE, recent_date DATE, undated_count BIGINT, vanished_count BIGINT,
-- unstated_count BIGINT, source_ids VARCHAR
-- note: since is a code of choices__changes_since. first_date is the first day after the
-- register's beginning, recent_date that of the last two years. undated_count registered
-- locations have no date of registration, so that nothing can be counted; vanished_count ended
-- on a day that is not held; of unstated_count ended ones the kind of service is not held.
-- source_ids are the datasets that tell what is known, joined by |.
with

counted as (
    select
        count(*) filter (where is_registered and registered_date is null) as undated_count,
        count(*) filter (where status = 'no_longer_listed') as vanished_count,
        count(*) filter (where not is_registered and cqc_service_types is null)
            as unstated_count,
        string_agg(distinct source_id, '|' order by source_id) as source_ids
    from mart.location
    where is_counted and council_code = $council_code
),

final as (
    select
        council.council_code,
        coalesce(holding.has_history, false) and counted.undated_count = 0 as has_ledger,
        case
            when $since in ('5', '10')
                then
                    greatest(
                        date '2011-04-01',
                        cast(holding.list_date - to_years(try_cast($since as integer)) as date) + 1
                    )
            else date '2011-04-01'
        end as from_date,
        holding.list_date as to_date,
        date '2011-04-01' as first_date,
        cast(holding.list_date - to_years(2) as date) + 1 as recent_date,
        counted.undated_count,
        counted.vanished_count,
        counted.unstated_count,
        counted.source_ids
        || case when holding.has_links then '|cqc_api_relationships' else '' end as source_ids
    from mart.council as council
    cross join counted
    left join mart.market_holding as holding on council.council_code = holding.council_code
    where council.council_code = $council_code
)

select * from final
