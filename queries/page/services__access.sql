-- Care home beds within reach of each small area of a council.
-- grain: one row per small area (LSOA)
-- key: area_code
-- params: council_code VARCHAR, within_code VARCHAR, reach_km INTEGER, supply VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, within_name VARCHAR, is_inside BOOLEAN,
-- mid_year INTEGER, people_75_plus DOUBLE, all_people BIGINT, beds_per_1000 DOUBLE,
-- beds_within BIGINT, nearest_km DOUBLE, border_km DOUBLE, is_near_border BOOLEAN,
-- reaches_beyond BOOLEAN, has_most_people BOOLEAN, has_least_reach BOOLEAN,
-- council_per_1000 DOUBLE, council_beds BIGINT
-- note: beds_per_1000 is the score of the two-step floating catchment; council_per_1000 its mean
-- weighted by residents aged 75 and over. has_most_people: among the quarter of the council's
-- small areas with most residents aged 75 and over; has_least_reach: among the quarter with the
-- lowest score; ties are all in. reaches_beyond: a home of another council lies within reach;
-- council_beds are all beds of the council's own homes.
with

bounds as (
    select
        min(centroid_lon) - 0.2 as west,
        max(centroid_lon) + 0.2 as east,
        min(centroid_lat) - 0.15 as south,
        max(centroid_lat) + 0.15 as north
    from mart.lsoa
    where council_code = $council_code
),

-- Nothing farther out than these bounds is within 10 km, the longest reach.
places as (
    select
        place.lon,
        place.lat,
        place.beds,
        coalesce(place.council_code = $council_code, false) as is_own
    from mart.care_home_place as place
    cross join bounds
    where
        place.supply = $supply
        and place.lon between bounds.west and bounds.east
        and place.lat between bounds.south and bounds.north
),

beyond as (
    select distinct small.lsoa_code
    from mart.lsoa as small
    inner join places
        on
            places.lat between small.centroid_lat - $reach_km / 111.0
            and small.centroid_lat + $reach_km / 111.0
            and 2 * 6371.0088 * asin(
                sqrt(
                    pow(sin(radians(places.lat - small.centroid_lat) / 2), 2)
                    + cos(radians(small.centroid_lat)) * cos(radians(places.lat))
                    * pow(sin(radians(places.lon - small.centroid_lon) / 2), 2)
                )
            ) <= $reach_km
    where small.council_code = $council_code and not places.is_own
),

joined as (
    select
        access.lsoa_code as area_code,
        area.short_name as area_name,
        area.within_name,
        access.lsoa_code in (
            select inside.area_code
            from mart.area_within as inside
            where inside.within_code = $within_code
        ) as is_inside,
        older.mid_year,
        older.people as people_75_plus,
        everybody.people as all_people,
        access.beds_per_1000,
        access.beds_within,
        access.nearest_km,
        access.border_km,
        access.is_near_border,
        beyond.lsoa_code is not null as reaches_beyond
    from mart.access as access
    inner join mart.area as area on access.lsoa_code = area.area_code
    left join beyond on access.lsoa_code = beyond.lsoa_code
    left join mart.area_need as older
        on access.lsoa_code = older.area_code and older.need = '75_plus'
    left join mart.area_population as everybody
        on
            access.lsoa_code = everybody.area_code
            and older.mid_year = everybody.mid_year
            and everybody.age_group = 'all'
    where
        access.council_code = $council_code
        and access.supply = $supply
        and access.reach_km = $reach_km
),

final as (
    select
        *,
        rank() over (order by people_75_plus desc) <= count(*) over () / 4 as has_most_people,
        rank() over (order by beds_per_1000) <= count(*) over () / 4 as has_least_reach,
        sum(beds_per_1000 * people_75_plus) over () / sum(people_75_plus) over ()
            as council_per_1000,
        (
            select cast(sum(places.beds) as bigint)
            from places
            where places.is_own
        ) as council_beds
    from joined
    order by beds_per_1000, people_75_plus desc, area_code
)

select * from final
