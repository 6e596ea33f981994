-- Every workforce figure held, one long table; figures of two series never make one line.
-- grain: one row per series, stating council, area, indicator and period
-- key: series_id, stated_by, area_code, indicator, period
-- params: none
-- returns: series_id VARCHAR, stated_by VARCHAR, area_code VARCHAR, area_name VARCHAR,
--   indicator VARCHAR, period VARCHAR, period_year INTEGER, value DOUBLE, status VARCHAR,
--   printed VARCHAR, told_by VARCHAR, url VARCHAR, note VARCHAR, source_id VARCHAR
-- note: stated_by is the council whose paper prints the figure, else empty text. status is
--   published, stated (in a council's paper), official, secondary or uncertain (quoted), or the
--   publisher's marker where value is empty; not_published where the publisher left a blank.
--   period_year is the year a period begins in. Skills for Care's own file counts where it speaks
--   of all sectors and all job roles; turnover also by kind of service.
with

oflog as (
    select
        'oflog' as series_id,
        area_code,
        area_name,
        'turnover_rate' as indicator,
        financial_year as period,
        turnover_pct as value,
        if(turnover_pct is null, 'not_published', 'published') as status,
        'oflog_turnover' as source_id
    from staging.oflog_turnover
),

medians as (
    select distinct
        'oflog' as series_id,
        'E92000001' as area_code,
        'England' as area_name,
        'turnover_rate_median' as indicator,
        financial_year as period,
        round(median_pct, 8) as value,
        'published' as status,
        'oflog_turnover' as source_id
    from staging.oflog_turnover
),

ascof as (
    select
        'ascof_6a' as series_id,
        area_code,
        area_name,
        'turnover_rate' as indicator,
        financial_year as period,
        outcome as value,
        coalesce(status, if(outcome is null, 'not_published', 'published')) as status,
        'dhsc_ascof' as source_id
    from mart.ascof
    where measure_code = '6A' and part = 'all'
),

care_types as (
    select
        'lg_inform' as series_id,
        area_code,
        area_name,
        indicator,
        financial_year as period,
        value,
        if(value is null, 'not_published', 'published') as status,
        'lgi_turnover_by_care_type' as source_id
    from staging.lgi_turnover_by_care_type
),

loaded as (
    select
        *,
        case
            when service ilike 'all%' then ''
            when service ilike '%residential%' then '_residential'
            when service ilike '%domiciliary%' then '_domiciliary'
            when service ilike '%day%' then '_day'
            when service ilike '%community%' then '_community'
        end as care_type
    from staging.skills_for_care_la
    where sector ilike 'all%' and job_role ilike 'all%'
),

skills_for_care as (
    select
        'skills_for_care' as series_id,
        area_code,
        area_name,
        indicator || care_type as indicator,
        financial_year as period,
        value,
        coalesce(status, if(value is null, 'not_published', 'published')) as status,
        'skills_for_care_la' as source_id
    from loaded
    where care_type = '' or indicator = 'turnover_rate'
    qualify
        row_number() over (
            partition by area_code, indicator, care_type, financial_year
            order by release_date desc, service
        ) = 1
),

yearly as (
    select
        *,
        cast(left(period, 4) as integer) as period_year
    from (
        select * from oflog
        union all by name
        select * from medians
        union all by name
        select * from ascof
        union all by name
        select * from care_types
        union all by name
        select * from skills_for_care
    ) as united
),

quoted as (
    select
        'quoted' as series_id,
        area_code,
        area_name,
        indicator,
        period,
        period_year,
        value,
        status,
        quoted_from || coalesce(', release of ' || released_year, '') as told_by,
        url,
        note,
        'skills_for_care_quoted' as source_id
    from staging.skills_for_care_quoted
),

stated as (
    select
        'council_paper' as series_id,
        council_code as stated_by,
        area_code,
        indicator,
        period,
        period_year,
        value,
        'stated' as status,
        printed,
        paper || ', ' || section as told_by,
        url,
        note,
        'council_workforce' as source_id
    from staging.council_workforce
),

every as (
    select * from yearly
    union all by name
    select * from quoted
    union all by name
    select * from stated
),

final as (
    select
        every.series_id,
        coalesce(every.stated_by, '') as stated_by,
        every.area_code,
        coalesce(area.short_name, council.council_name, every.area_name) as area_name,
        every.indicator,
        every.period,
        every.period_year,
        every.value,
        every.status,
        every.printed,
        every.told_by,
        every.url,
        every.note,
        every.source_id
    from every
    inner join mart.workforce_indicator as indicators on every.indicator = indicators.indicator
    left join mart.area_base as area on every.area_code = area.area_code
    left join staging.reference_local_authorities as council
        on every.area_code = council.council_code
    order by
        every.series_id,
        every.area_code,
        indicators.sort_order,
        every.period_year,
        every.period
)

select * from final
