-- The newest number of residents by age group, with share and change, for a place and those it is
-- read against.
-- grain: one row per place and age group
-- key: area_code, age_group
-- params: area_code VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, area_level VARCHAR, age_group VARCHAR,
-- age_group_name VARCHAR, mid_year INTEGER, from_year INTEGER, people BIGINT, share_pct DOUBLE,
-- change_pct DOUBLE, people_per_km2 DOUBLE, source_id VARCHAR
-- note: change is since the earliest year that the place is held for, at most five years before
-- the newest.
with final as (
    select
        other.other_code as area_code,
        other.other_name as area_name,
        other.other_level as area_level,
        newest.age_group,
        age_groups.age_group_name,
        other.mid_year,
        other.from_year,
        newest.people,
        newest.share_pct,
        100.0 * newest.people / nullif(earlier.people, 0) - 100.0 as change_pct,
        newest.people_per_km2,
        newest.source_id
    from mart.area_comparison as other
    inner join mart.area_population as newest
        on other.other_code = newest.area_code and other.mid_year = newest.mid_year
    inner join mart.age_group as age_groups on newest.age_group = age_groups.age_group
    left join mart.area_population as earlier
        on
            other.other_code = earlier.area_code
            and other.from_year = earlier.mid_year
            and newest.age_group = earlier.age_group
    where
        other.area_code = $area_code
        and newest.age_group in ('all', '65_plus', '75_plus', '85_plus')
    order by other.other_order, age_groups.age_from
)

select * from final
