-- Single figures quoted from Skills for Care, typed.
-- grain: one row per area, indicator and period
-- key: area_code, indicator, period
-- params: none
-- returns: area_code VARCHAR, area_name VARCHAR, period VARCHAR, period_year INTEGER,
--   indicator VARCHAR, value DOUBLE, status VARCHAR, released_year INTEGER,
--   quoted_from VARCHAR, url VARCHAR, note VARCHAR
-- note: status is official, secondary or uncertain.
with

final as (
    select
        area_code,
        area_name,
        period,
        cast(period_year as integer) as period_year,
        indicator,
        cast(value as double) as value,
        status,
        cast(released_year as integer) as released_year,
        quoted_from,
        url,
        note
    from raw.skills_for_care_quoted
)

select * from final
