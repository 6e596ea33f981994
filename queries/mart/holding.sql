-- What the store holds: rows of each dataset by council and period.
-- grain: one row per dataset, council and period
-- params: none
-- returns: dataset_id VARCHAR, council_code VARCHAR, period VARCHAR, row_count BIGINT
-- note: period is a year, an unbroken run of years such as 2015 to 2020, or the day of a
--   release, and empty where the rows carry none; council_code is empty for rows that belong to
--   no one council. Since either may be empty, the table has no key.
with

councils as (
    select council_code
    from mart.council
),

counted as (
    select
        dataset_id,
        council_code,
        period,
        row_count,
        try_cast(regexp_extract(period, '^([0-9]{4})(-[0-9]{2})?$', 1) as integer) as held_year
    from staging.holding
),

-- Within an unbroken run of years the year minus its rank stays the same.
runs as (
    select
        *,
        held_year - row_number() over (
            partition by dataset_id, council_code order by held_year
        ) as run
    from counted
    where held_year is not null
),

dated as (
    select
        dataset_id,
        council_code,
        if(
            min(period) = max(period),
            min(period),
            min(period) || ' to ' || max(period)
        ) as period,
        cast(sum(row_count) as bigint) as row_count
    from runs
    group by dataset_id, council_code, run
),

released_rows as (
    select
        source_id as dataset_id,
        as_of as release_date,
        location_id
    from staging.location_fact
    where source_id != 'cqc_latest_ratings'
    union all
    select
        'cqc_latest_ratings' as dataset_id,
        release_date,
        location_id
    from staging.cqc_latest_ratings
    union all
    select
        'cqc_api_ratings' as dataset_id,
        release_date,
        location_id
    from staging.cqc_api_ratings
    union all
    select
        'cqc_api_relationships' as dataset_id,
        release_date,
        location_id
    from staging.cqc_api_relationships
),

released as (
    select
        released_rows.dataset_id,
        councils.council_code,
        strftime(released_rows.release_date, '%-d %B %Y') as period,
        count(*) as row_count
    from released_rows
    left join mart.location as location on released_rows.location_id = location.location_id
    left join councils on location.council_code = councils.council_code
    group by all
),

undated as (
    select
        dataset_id,
        council_code,
        cast(null as varchar) as period,
        cast(sum(row_count) as bigint) as row_count
    from counted
    where held_year is null
    group by all
),

final as (
    select * from dated
    union all
    select * from undated
    union all
    select * from released
    order by dataset_id, council_code nulls first, period
)

select * from final
