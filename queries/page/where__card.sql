-- The older residents of one area, with its rank among the areas of its level in the council.
-- grain: one row per age group
-- key: age_group
-- params: area_code VARCHAR, mid_year INTEGER, since_year INTEGER, age_group VARCHAR
-- returns: age_group VARCHAR, is_tile BOOLEAN, age_group_name VARCHAR, people BIGINT,
-- share_pct DOUBLE, people_per_km2 DOUBLE, change_pct DOUBLE, share_rank BIGINT,
-- tied_count BIGINT, peer_count BIGINT, council_share_pct DOUBLE
-- note: rank 1 is the highest share of residents; the council has no rank.
with final as (
    select
        own.age_group,
        own.age_group in ('all', '65_plus', '75_plus', '85_plus') as is_tile,
        age_groups.age_group_name,
        own.people,
        own.share_pct,
        own.people_per_km2,
        100.0 * (own.people - earlier.people) / nullif(earlier.people, 0) as change_pct,
        own.share_rank,
        own.tied_count,
        own.peer_count,
        council.share_pct as council_share_pct
    from mart.area_population as own
    inner join mart.age_group as age_groups on own.age_group = age_groups.age_group
    left join mart.area_population as earlier
        on
            own.area_code = earlier.area_code
            and own.age_group = earlier.age_group
            and earlier.mid_year = $since_year
            and $since_year < $mid_year
    left join mart.area_population as council
        on
            own.council_code = council.area_code
            and own.age_group = council.age_group
            and council.mid_year = $mid_year
    where
        own.area_code = $area_code
        and own.mid_year = $mid_year
        and own.age_group in ('all', '65_plus', '75_plus', '85_plus', $age_group)
    order by age_groups.age_from
)

select * from final
