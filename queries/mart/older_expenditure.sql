-- Gross current expenditure on long-term care of people aged 65 and over, by setting and in all.
-- grain: one row per year, area and setting, all being every setting
-- key: financial_year, area_code, support_setting
-- params: none
-- returns: financial_year VARCHAR, area_code VARCHAR, area_name VARCHAR,
--   support_setting VARCHAR, gross_gbp DOUBLE, share_pct DOUBLE, is_published_total BOOLEAN
-- note: the publisher's own totals serve where it gives them, else the sum of the parts, which
--   is missing where a part is. share_pct is of the sum of all settings.
with

older as (
    select *
    from mart.council_expenditure
    where care_type = 'long_term' and age_band = '65_plus'
),

by_setting as (
    select
        financial_year,
        area_code,
        any_value(area_name) as area_name,
        support_setting,
        coalesce(
            max(gross_gbp) filter (where primary_support_reason = 'all'),
            case
                when
                    count(*) filter (where primary_support_reason != 'all')
                    = count(gross_gbp) filter (where primary_support_reason != 'all')
                    then sum(gross_gbp) filter (where primary_support_reason != 'all')
            end
        ) as gross_gbp
    from older
    group by financial_year, area_code, support_setting
),

summed as (
    select
        financial_year,
        area_code,
        any_value(area_name) as area_name,
        max(gross_gbp) filter (where support_setting = 'all') as published_gbp,
        case
            when
                count(*) filter (where support_setting != 'all')
                = count(gross_gbp) filter (where support_setting != 'all')
                then sum(gross_gbp) filter (where support_setting != 'all')
        end as settings_gbp
    from by_setting
    group by financial_year, area_code
),

every as (
    select
        financial_year,
        area_code,
        area_name,
        'all' as support_setting,
        coalesce(published_gbp, settings_gbp) as gross_gbp,
        published_gbp is not null as is_published_total
    from summed
    union all
    select
        financial_year,
        area_code,
        area_name,
        support_setting,
        gross_gbp,
        false as is_published_total
    from by_setting
    where support_setting != 'all'
),

final as (
    select
        every.financial_year,
        every.area_code,
        every.area_name,
        every.support_setting,
        every.gross_gbp,
        case
            when every.support_setting != 'all'
                then 100.0 * every.gross_gbp / nullif(summed.settings_gbp, 0)
        end as share_pct,
        every.is_published_total
    from every
    inner join summed
        on
            every.financial_year = summed.financial_year
            and every.area_code = summed.area_code
    order by every.area_code, every.financial_year, every.support_setting
)

select * from final
