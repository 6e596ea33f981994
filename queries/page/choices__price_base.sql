-- Years whose prices money can be put into: those of which every price index has an outturn.
-- grain: one row per financial year, the newest first
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
-- note: the same years for every council; the newest is the default.
with

held as (
    select financial_year
    from mart.price_index
    where not is_forecast and financial_year >= '2013-14' and $council_code is not null
    group by financial_year
    having count(*) = (select count(distinct every.index_code) from mart.price_index as every)
),

final as (
    select
        financial_year as code,
        financial_year as label,
        financial_year = max(financial_year) over () as is_default
    from held
)

select * from final
order by code desc
