-- Workforce figures by local authority, every release held, typed.
-- grain: one row per release, year, area, sector, service, job role and indicator
-- key: release_date, financial_year, area_code, sector, service, job_role, indicator
-- params: none
-- returns: release_date DATE, financial_year VARCHAR, area_code VARCHAR, area_name VARCHAR,
--   sector VARCHAR, service VARCHAR, job_role VARCHAR, indicator VARCHAR, value DOUBLE,
--   status VARCHAR
with

final as (
    select
        cast(release_date as date) as release_date,
        financial_year,
        area_code,
        area_name,
        sector,
        service,
        job_role,
        indicator,
        cast(value as double) as value,
        status
    from raw.skills_for_care_la
)

select * from final
