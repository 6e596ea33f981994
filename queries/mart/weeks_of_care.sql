-- Weeks of residential and nursing care of people aged 65 and over, in-house and external together.
-- grain: one row per council, setting and year
-- key: area_code, support_setting, financial_year
-- params: none
-- returns: area_code VARCHAR, support_setting VARCHAR, setting_name VARCHAR,
--   financial_year VARCHAR, start_year INTEGER, weeks DOUBLE, in_house_weeks DOUBLE,
--   external_weeks DOUBLE, return_name VARCHAR, is_suspect BOOLEAN, breaks VARCHAR
-- note: weeks are missing where one of the two is. breaks is new_return or suspect where a year
--   cannot be joined to the one held before it.
with

summed as (
    select
        area_code,
        support_setting,
        financial_year,
        case when count(*) = count(weeks) then sum(weeks) end as weeks,
        sum(weeks) filter (where provision = 'in_house') as in_house_weeks,
        sum(weeks) filter (where provision = 'external') as external_weeks,
        any_value(return_name) as return_name,
        bool_or(coalesce(status, '') = 'suspect') as is_suspect
    from staging.nhs_weeks_of_care
    group by area_code, support_setting, financial_year
),

compared as (
    select
        *,
        lag(return_name) over years as former_return,
        lag(is_suspect) over years as was_suspect
    from summed
    window years as (partition by area_code, support_setting order by financial_year)
),

final as (
    select
        area_code,
        support_setting,
        case support_setting
            when 'residential' then 'Residential care' when 'nursing' then 'Nursing care'
        end as setting_name,
        financial_year,
        cast(left(financial_year, 4) as integer) as start_year,
        weeks,
        in_house_weeks,
        external_weeks,
        return_name,
        is_suspect,
        case
            when return_name != former_return then 'new_return'
            when is_suspect and not was_suspect then 'suspect'
        end as breaks
    from compared
    order by area_code, support_setting desc, financial_year
)

select * from final
