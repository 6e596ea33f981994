-- The older residents of one area, with its rank among the areas of its level in the council.
-- grain: one row per age group
-- key: age_group
-- params: area_code VARCHAR, mid_year INTEGER, since_year INTEGER, age_group VARCHAR
-- returns: age_group VARCHAR, is_tile BOOLEAN, age_group_name VARCHAR, people BIGINT,
-- share_pct DOUBLE, people_per_km2 DOUBLE, change_pct DOUBLE, share_rank BIGINT,
-- tied_count BIGINT, area_count BIGINT, council_share_pct DOUBLE
-- note: rank 1 is the highest share of residents; the council has no rank.
with area as (
    select
        council_code,
        area_level
    from mart.area
    where area_code = $area_code
),

peers as (
    select
        population.*,
        rank() over (
            partition by population.age_group order by population.share_pct desc
        ) as share_rank,
        count(*) over (partition by population.age_group, population.share_pct) as tied_count,
        count(*) over (partition by population.age_group) as area_count
    from mart.area_population as population
    inner join area
        on
            population.council_code = area.council_code
            and population.area_level = area.area_level
    where population.mid_year = $mid_year
),

earlier as (
    select
        age_group,
        people
    from mart.area_population
    where area_code = $area_code and mid_year = $since_year
),

council as (
    select
        population.age_group,
        population.share_pct
    from mart.area_population as population
    inner join area on population.area_code = area.council_code
    where population.mid_year = $mid_year
),

final as (
    select
        peers.age_group,
        peers.age_group in ('all', '65_plus', '75_plus', '85_plus') as is_tile,
        age_groups.age_group_name,
        peers.people,
        peers.share_pct,
        peers.people_per_km2,
        100.0 * (peers.people - earlier.people) / nullif(earlier.people, 0) as change_pct,
        peers.share_rank,
        peers.tied_count,
        peers.area_count,
        council.share_pct as council_share_pct
    from peers
    inner join mart.age_group as age_groups on peers.age_group = age_groups.age_group
    left join earlier on peers.age_group = earlier.age_group
    left join council on peers.age_group = council.age_group
    where
        peers.area_code = $area_code
        and peers.age_group in ('all', '65_plus', '75_plus', '85_plus', $age_group)
    order by age_groups.age_from
)

select * from final
