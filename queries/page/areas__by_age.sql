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
with final as (
    select
        area.area_code,
        area.area_name,
        area.short_name,
        area.within_name,
        own.people,
        own.all_people,
        own.share_pct,
        own.people_per_km2,
        own.all_people / area.area_km2 as all_people_per_km2,
        since.people as since_people,
        own.people - since.people as change_people,
        100.0 * (own.people - since.people) / nullif(since.people, 0) as change_pct,
        area.imd_decile,
        area.rural_urban_name,
        area.is_rural,
        coalesce(
            case $area_kind
                when 'all' then true
                when 'deprived' then area.imd_decile <= 2
                when 'least_deprived' then area.imd_decile >= 9
                when 'rural' then area.is_rural
                when 'urban' then not area.is_rural
            end,
            false
        ) as is_kept,
        area.area_code in (
            select area_code
            from mart.area_within
            where within_code = $within_code
        ) as is_inside
    from mart.area as area
    left join mart.area_population as own
        on
            area.area_code = own.area_code
            and own.mid_year = $mid_year
            and own.age_group = $age_group
    left join mart.area_population as since
        on
            area.area_code = since.area_code
            and since.mid_year = $since_year
            and since.age_group = $age_group
            and $since_year < $mid_year
    where area.council_code = $council_code and area.area_level = $area_level
    order by area.area_code
)

select * from final
