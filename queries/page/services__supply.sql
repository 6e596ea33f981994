-- Counts of care home beds to choose from for one council, the newest first.
-- grain: one row per count
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
-- note: newest is the register where it is held with beds, else the count of 2022, so that a
-- reader who goes from one council to another keeps to the newest of each.
with

held as (
    select
        'Register of ' || strftime(list_date, '%B %Y') as label,
        1 as place
    from mart.market_holding
    where council_code = $council_code and has_beds
    union all
    select
        'Count of 2022' as label,
        2 as place
    from mart.care_home_beds
    where area_code = $council_code
),

final as (
    select
        case when place = min(place) over () then 'newest' else 'msoa_2022' end as code,
        label,
        place = min(place) over () as is_default
    from held
    order by place
)

select * from final
