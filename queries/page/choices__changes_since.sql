-- Periods over which openings and closures can be counted; the last five years are the default.
-- grain: one row per period, none where openings and closures are not held
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
-- note: code is the number of years, or 2011 for all that CQC's register holds.
with

held as (
    select list_date
    from mart.market_holding
    where
        council_code = $council_code
        and has_history
        and not exists (
            select 1
            from mart.location as undated
            where
                undated.council_code = $council_code
                and undated.is_counted
                and undated.is_registered
                and undated.registered_date is null
        )
),

periods as (
    select
        named.code,
        named.name,
        named.place
    from (values ('5', 'Five years', 1), ('10', 'Ten years', 2)) as named (code, name, place)
),

final as (
    select
        periods.code,
        periods.name || ' to ' || strftime(held.list_date, '%B %Y') as label,
        periods.code = '5' as is_default,
        periods.place
    from held
    cross join periods
    union all
    select
        '2011' as code,
        'Since April 2011' as label,
        false as is_default,
        3 as place
    from held
)

select
    code,
    label,
    is_default
from final
order by place
