-- Staff turnover of every council in the newest year for which most are held, with ranks.
-- grain: one row per council
-- key: area_code
-- params: council_code VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, region_name VARCHAR, value DOUBLE,
-- lower_count BIGINT, rank BIGINT, council_count BIGINT, quarter_pct DOUBLE, median_pct DOUBLE,
-- three_quarters_pct DOUBLE, is_chosen BOOLEAN, is_same_region BOOLEAN, period VARCHAR,
-- source_id VARCHAR
-- note: rank 1 is the lowest rate; councils with the same rate share a rank. lower_count is how
-- many have a lower rate. A year counts when at least 30 councils and the chosen one have a rate.
with

rates as (
    select
        workforce.area_code,
        workforce.area_name,
        authority.region_code,
        authority.region_name,
        workforce.value,
        workforce.period,
        workforce.period_year,
        workforce.source_id
    from mart.workforce as workforce
    inner join staging.reference_local_authorities as authority
        on workforce.area_code = authority.council_code
    where
        workforce.indicator = 'turnover_rate'
        and workforce.series_id in ('oflog', 'ascof_6a')
        and workforce.value is not null
),

years as (
    select
        source_id,
        period_year
    from rates
    group by source_id, period_year
    having count(*) >= 30 and bool_or(area_code = $council_code)
    order by period_year desc
    limit 1
),

chosen as (
    select region_code
    from mart.council
    where council_code = $council_code
),

final as (
    select
        rates.area_code,
        rates.area_name,
        rates.region_name,
        rates.value,
        rank() over (order by rates.value) - 1 as lower_count,
        rank() over (order by rates.value) as rank,
        count(*) over () as council_count,
        quantile_cont(rates.value, 0.25) over () as quarter_pct,
        median(rates.value) over () as median_pct,
        quantile_cont(rates.value, 0.75) over () as three_quarters_pct,
        rates.area_code = $council_code as is_chosen,
        rates.region_code = chosen.region_code as is_same_region,
        rates.period,
        rates.source_id
    from rates
    inner join years
        on rates.source_id = years.source_id and rates.period_year = years.period_year
    cross join chosen
    order by rates.value, rates.area_name
)

select * from final
