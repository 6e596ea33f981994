-- Years whose prices money can be put into: those of which every price index has an outturn.
-- grain: one row per financial year, the newest first
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
-- note: the default is the last year to which the council's own tables tell a change, so that the
--   amounts of that year stand as printed; where they tell none, the newest year.
with

held as (
    select financial_year
    from mart.price_index
    where not is_forecast and financial_year >= '2013-14'
    group by financial_year
    having count(*) = (select count(distinct every.index_code) from mart.price_index as every)
),

told as (
    select max(to_year) as to_year
    from mart.spend_change
    where council_code = $council_code and to_year in (select held.financial_year from held)
),

final as (
    select
        held.financial_year as code,
        held.financial_year as label,
        held.financial_year = coalesce(told.to_year, max(held.financial_year) over ())
            as is_default
    from held
    cross join told
)

select * from final
order by code desc
