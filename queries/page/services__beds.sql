-- Care home beds in each neighbourhood, beside its residents who may need them.
-- grain: one row per neighbourhood (MSOA) of the council
-- key: area_code
-- params: council_code VARCHAR, within_code VARCHAR, supply VARCHAR, need VARCHAR,
-- service_type VARCHAR, client_group VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, is_inside BOOLEAN, mid_year INTEGER,
-- need_people DOUBLE, people_75_plus DOUBLE, all_people BIGINT, home_count BIGINT,
-- bed_count BIGINT, beds_per_1000 DOUBLE, has_most_need BOOLEAN, has_fewest_beds BOOLEAN
-- note: supply is register or msoa_2022; the service type and client group narrow the register
-- only. has_most_need: among the quarter of the council's neighbourhoods with most people in
-- need; has_fewest_beds: among the quarter with fewest beds per 1,000 residents aged 75 and
-- over, with all that tie.
with

areas as (
    select
        area.area_code,
        area.short_name as area_name,
        area.area_code in (
            select inside.area_code
            from mart.area_within as inside
            where inside.within_code = $within_code
        ) as is_inside
    from mart.area as area
    where area.council_code = $council_code and area.area_level = 'msoa'
),

matching as (
    select
        within.area_code,
        count(*) as home_count,
        cast(sum(location.bed_count) as bigint) as bed_count
    from mart.location_area as within
    inner join mart.location as location on within.location_id = location.location_id
    where
        within.area_code in (select areas.area_code from areas)
        and location.is_counted
        and location.is_registered
        and location.is_care_home
        and ($service_type = '' or list_contains(location.service_codes, $service_type))
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
    group by within.area_code
),

counts as (
    select
        areas.area_code,
        coalesce(matching.home_count, 0) as home_count,
        coalesce(matching.bed_count, 0) as bed_count
    from areas
    left join matching on areas.area_code = matching.area_code
    where $supply = 'register'
    union all
    select
        area_code,
        cast(home_count as bigint) as home_count,
        cast(bed_count as bigint) as bed_count
    from mart.care_home_beds
    where $supply = 'msoa_2022' and council_code = $council_code and area_level = 'msoa'
),

joined as (
    select
        areas.*,
        older.mid_year,
        need.people as need_people,
        older.people as people_75_plus,
        everybody.people as all_people,
        counts.home_count,
        counts.bed_count,
        1000.0 * counts.bed_count / nullif(older.people, 0) as beds_per_1000
    from areas
    left join counts on areas.area_code = counts.area_code
    left join mart.area_need as older
        on areas.area_code = older.area_code and older.need = '75_plus'
    left join mart.area_need as need
        on areas.area_code = need.area_code and need.need = $need
    left join mart.area_population as everybody
        on
            areas.area_code = everybody.area_code
            and older.mid_year = everybody.mid_year
            and everybody.age_group = 'all'
),

final as (
    select
        *,
        rank() over (order by need_people desc) <= count(*) over () / 4 as has_most_need,
        rank() over (order by beds_per_1000) <= count(*) over () / 4 as has_fewest_beds
    from joined
    order by need_people desc, area_code
)

select * from final
