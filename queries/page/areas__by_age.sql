-- One age group in every area of a level: number, share, density, change, deprivation, rural class.
-- grain: one row per area
-- key: area_code
-- params: council_code VARCHAR, area_level VARCHAR, age_group VARCHAR, mid_year INTEGER,
-- since_year INTEGER, area_kind VARCHAR, within_code VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, short_name VARCHAR, within_name VARCHAR,
-- people BIGINT, all_people BIGINT, share_pct DOUBLE, people_per_km2 DOUBLE,
-- all_people_per_km2 DOUBLE, since_people BIGINT, change_people BIGINT, change_pct DOUBLE,
-- imd_decile INTEGER, rural_urban_name VARCHAR, is_rural BOOLEAN, is_kept BOOLEAN,
-- is_inside BOOLEAN
-- note: area_kind is all, deprived, least_deprived, rural or urban; the deciles and classes
-- are published for small areas only; other levels have none
-- and are kept only by all.
with group_people as (
    select
        area_code,
        max(people) filter (where mid_year = $mid_year and age_group = $age_group) as people,
        max(share_pct) filter (where mid_year = $mid_year and age_group = $age_group)
            as share_pct,
        max(people_per_km2) filter (where mid_year = $mid_year and age_group = $age_group)
            as people_per_km2,
        max(people) filter (where mid_year = $mid_year and age_group = 'all') as all_people,
        max(people_per_km2) filter (where mid_year = $mid_year and age_group = 'all')
            as all_people_per_km2,
        max(people)
        filter (
            where mid_year = $since_year and age_group = $age_group and $since_year < $mid_year
        ) as since_people
    from mart.area_population
    where
        council_code = $council_code
        and area_level = $area_level
        and age_group in ($age_group, 'all')
        and mid_year in ($mid_year, $since_year)
    group by area_code
),

inside as (
    select
        shown.area_code,
        bool_and(chosen.lsoa_code is not null) as is_inside
    from mart.area_lsoa as shown
    left join mart.area_lsoa as chosen
        on shown.lsoa_code = chosen.lsoa_code and chosen.area_code = $within_code
    where shown.council_code = $council_code and shown.area_level = $area_level
    group by shown.area_code
),

final as (
    select
        area.area_code,
        area.area_name,
        area.short_name,
        parent.short_name as within_name,
        group_people.people,
        group_people.all_people,
        group_people.share_pct,
        group_people.people_per_km2,
        group_people.all_people_per_km2,
        group_people.since_people,
        group_people.people - group_people.since_people as change_people,
        100.0 * (group_people.people - group_people.since_people)
        / nullif(group_people.since_people, 0) as change_pct,
        lsoa.imd_decile,
        lsoa.rural_urban_name,
        lsoa.is_rural,
        coalesce(
            case $area_kind
                when 'all' then true
                when 'deprived' then lsoa.imd_decile <= 2
                when 'least_deprived' then lsoa.imd_decile >= 9
                when 'rural' then lsoa.is_rural
                when 'urban' then not lsoa.is_rural
            end,
            false
        ) as is_kept,
        coalesce(inside.is_inside, false) as is_inside
    from mart.area as area
    left join group_people on area.area_code = group_people.area_code
    left join mart.area as parent on area.parent_code = parent.area_code
    left join inside on area.area_code = inside.area_code
    left join mart.lsoa as lsoa on area.area_code = lsoa.lsoa_code
    where area.council_code = $council_code and area.area_level = $area_level
    order by area.area_code
)

select * from final
