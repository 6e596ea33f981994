-- Residents by sex (and both together) and age, in people and as a share of all residents,
-- beside a comparator.
-- grain: one row per sex and age band
-- key: sex, age_from
-- params: area_code VARCHAR, comparator_code VARCHAR, mid_year INTEGER, band_years INTEGER
-- returns: sex VARCHAR, age_from INTEGER, age_name VARCHAR, place_people BIGINT, place_pct DOUBLE,
-- comparator_pct DOUBLE
-- note: age 90 stands for 90 and over; the last five-year band is 90 and over too.
with people as (
    select
        area_code,
        sex,
        (age // $band_years * $band_years)::integer as age_from,
        sum(people) as people
    from mart.population_by_age
    where
        area_code in ($area_code, $comparator_code)
        and mid_year = $mid_year
    group by area_code, sex, age_from
),

shares as (
    select
        *,
        100.0 * people
        / sum(people) filter (where sex = 'persons') over (partition by area_code) as share_pct
    from people
),

final as (
    select
        sex,
        age_from,
        case
            when age_from = 90 then '90 and over'
            when $band_years = 1 then age_from::varchar
            else age_from || ' to ' || (age_from + $band_years - 1)
        end as age_name,
        max(people) filter (where area_code = $area_code)::bigint as place_people,
        max(share_pct) filter (where area_code = $area_code) as place_pct,
        max(share_pct) filter (where area_code = $comparator_code) as comparator_pct
    from shares
    group by sex, age_from
    order by sex desc, age_from
)

select * from final
