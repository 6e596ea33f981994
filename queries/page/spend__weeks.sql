-- Weeks of residential and nursing care of people aged 65 and over that one council paid for.
-- grain: one row per setting and year
-- key: support_setting, financial_year
-- params: council_code VARCHAR, service_type VARCHAR
-- returns: support_setting VARCHAR, setting_name VARCHAR, financial_year VARCHAR,
-- start_year INTEGER, weeks DOUBLE, in_house_weeks DOUBLE, external_weeks DOUBLE,
-- return_name VARCHAR, is_suspect BOOLEAN, breaks VARCHAR
-- note: a kind of care home leaves its own setting; any other service type leaves both.
select
    support_setting,
    setting_name,
    financial_year,
    start_year,
    weeks,
    in_house_weeks,
    external_weeks,
    return_name,
    is_suspect,
    breaks
from mart.weeks_of_care
where
    area_code = $council_code
    and (
        $service_type not in ('care_home', 'nursing_home')
        or support_setting
        = case $service_type when 'care_home' then 'residential' else 'nursing' end
    )
order by support_setting desc, financial_year
