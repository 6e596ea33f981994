-- The five-year bands follow one another from age 0 without gap or overlap; only the last is
-- open-ended.
-- grain: one row per band that does not fit the one before it
-- params: none
-- returns: age_group VARCHAR, age_from INTEGER, age_to INTEGER, wanted_age_from INTEGER
with

bands as (
    select
        *,
        lag(age_to) over (order by age_from, age_group) + 1 as after_former,
        row_number() over (order by age_from, age_group) as place,
        row_number() over (order by age_from desc, age_group desc) = 1 as is_last
    from mart.age_group
    where is_band
),

with_wanted as (
    select
        *,
        if(place = 1, 0, after_former) as wanted_age_from
    from bands
),

final as (
    select
        age_group,
        age_from,
        age_to,
        wanted_age_from
    from with_wanted
    where age_from is distinct from wanted_age_from or (age_to is null) <> is_last
)

select * from final
