-- Contracts ending, planned procurements and notices of adult social care in one council.
-- grain: one row per opportunity
-- key: opportunity_id
-- params: council_code VARCHAR
-- returns: opportunity_id VARCHAR, title VARCHAR, value_gbp DOUBLE, start_date DATE,
--   end_date DATE, extension_months INTEGER, route VARCHAR, stage VARCHAR,
--   intention_id VARCHAR, source_id VARCHAR
-- note: sources often name a month, year or financial year only: start_date is then its first
--   day, end_date its last. value_gbp is without extensions. NULL means that the source does not
--   state it; past ones stay. mart.opportunity has the exactness of dates, paper and notice.
with

final as (
    select
        opportunity_id,
        title,
        value_gbp,
        start_date,
        end_date,
        extension_months,
        route,
        stage,
        intention_id,
        source_id
    from mart.opportunity
    where council_code = $council_code and is_adult_care
    order by last_date, opportunity_id
)

select * from final
