-- All and older residents of one area, of any level, in one mid-year.
-- grain: one row for the area and year, or none when that year is not held for the area
-- key: source_id
-- params: area_code VARCHAR, mid_year INTEGER
-- returns: people BIGINT, people_65_plus BIGINT, people_75_plus BIGINT, people_85_plus BIGINT,
--   source_id VARCHAR
-- note: the figures are those first published for the year.
with

population as (
    select
        age_group,
        people,
        source_id
    from mart.area_population
    where area_code = $area_code and mid_year = $mid_year
),

final as (
    select
        max(people) filter (where age_group = 'all') as people,
        max(people) filter (where age_group = '65_plus') as people_65_plus,
        max(people) filter (where age_group = '75_plus') as people_75_plus,
        max(people) filter (where age_group = '85_plus') as people_85_plus,
        source_id
    from population
    group by source_id
)

select * from final
