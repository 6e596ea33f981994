-- Residents by broad age group, in people and as a share of all, beside a comparator.
-- grain: one row per age group
-- key: age_group
-- params: area_code VARCHAR, comparator_code VARCHAR, mid_year INTEGER
-- returns: age_group VARCHAR, age_group_name VARCHAR, place_people BIGINT, place_pct DOUBLE,
-- comparator_pct DOUBLE
with final as (
    select
        own.age_group,
        age_groups.age_group_name,
        own.people as place_people,
        own.share_pct as place_pct,
        other.share_pct as comparator_pct
    from mart.area_population as own
    inner join mart.age_group as age_groups on own.age_group = age_groups.age_group
    left join mart.area_population as other
        on
            own.age_group = other.age_group
            and own.mid_year = other.mid_year
            and other.area_code = $comparator_code
    where
        own.area_code = $area_code
        and own.mid_year = $mid_year
        and own.age_group in ('all', '0_14', '15_64', '65_plus', '75_plus', '85_plus', '90_plus')
    order by age_groups.age_from, own.people desc
)

select * from final
