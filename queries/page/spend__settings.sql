-- How long-term spending on people aged 65 and over divides by setting, beside region and England.
-- grain: one row per place and setting, of the newest year with settings
-- key: area_code, support_setting
-- params: council_code VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, area_level VARCHAR, financial_year VARCHAR,
-- support_setting VARCHAR, setting_name VARCHAR, service_types VARCHAR, gross_gbp DOUBLE,
-- share_pct DOUBLE
-- note: places are the council, its region and England, as far as the year is held for them. The
-- year is the council's newest or, where none is held for it, England's.
with

held as (
    select
        place.area_code,
        area.area_name,
        place.area_level,
        place.area_order,
        spent.financial_year,
        spent.support_setting,
        spent.gross_gbp,
        spent.share_pct
    from mart.older_expenditure as spent
    inner join mart.council_comparator as place
        on spent.area_code = place.area_code and place.council_code = $council_code
    inner join mart.area as area on place.area_code = area.area_code
    where spent.support_setting != 'all'
),

newest as (
    select
        coalesce(
            max(financial_year) filter (where area_level = 'council'), max(financial_year)
        ) as financial_year
    from held
),

settings as (
    select
        named.support_setting,
        named.setting_name,
        named.service_types,
        named.place
    from (
        values
        ('residential', 'Residential care', 'care_home', 1),
        ('nursing', 'Nursing care', 'nursing_home', 2),
        ('home_care', 'Home care', 'homecare', 3),
        ('direct_payments', 'Direct payments', 'direct_payments', 4),
        ('supported_living', 'Supported living', 'supported_living', 5),
        ('supported_accommodation', 'Supported accommodation', 'supported_living', 6),
        ('other_long_term', 'Other long-term care', '', 7)
    ) as named (support_setting, setting_name, service_types, place)
),

final as (
    select
        held.area_code,
        held.area_name,
        held.area_level,
        held.financial_year,
        held.support_setting,
        settings.setting_name,
        settings.service_types,
        held.gross_gbp,
        held.share_pct
    from held
    inner join newest on held.financial_year = newest.financial_year
    inner join settings on held.support_setting = settings.support_setting
    order by held.area_order, settings.place
)

select * from final
