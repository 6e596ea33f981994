-- The care market of one area in one row: the newest list, or the beds of 2022.
-- grain: one row for the area
-- key: area_code
-- params: area_code VARCHAR
-- returns: area_code VARCHAR, location_count BIGINT, home_count BIGINT, bed_count BIGINT,
-- good_count BIGINT, rated_count BIGINT, listed_date DATE, source_id VARCHAR,
-- rating_source_id VARCHAR
-- note: from the list of 2022 by neighbourhood where no register is held; beds and ratings are
-- empty where the source gives none. No row where neither is held.
with

registered as (
    select
        within.area_code,
        count(*) as location_count,
        count(*) filter (where location.is_care_home) as home_count,
        sum(location.bed_count) as bed_count,
        case
            when bool_or(rating.rating_class != 'not_held')
                then count(*) filter (where rating.rating_class in ('outstanding', 'good'))
        end as good_count,
        case
            when bool_or(rating.rating_class != 'not_held')
                then count(*) filter (
                    where rating.rating_class in (
                        'outstanding', 'good', 'requires_improvement', 'inadequate'
                    )
                )
        end as rated_count,
        max(location.status_date) as listed_date,
        arg_max(location.source_id, location.status_date) as source_id,
        max(rating.source_id) as rating_source_id
    from mart.location_area as within
    inner join mart.location as location on within.location_id = location.location_id
    inner join mart.location_rating as rating on within.location_id = rating.location_id
    where within.area_code = $area_code and location.is_registered
    group by within.area_code
),

counted as (
    select
        beds.area_code,
        cast(null as bigint) as location_count,
        cast(beds.home_count as bigint) as home_count,
        cast(beds.bed_count as bigint) as bed_count,
        cast(null as bigint) as good_count,
        cast(null as bigint) as rated_count,
        cast(null as date) as listed_date,
        'care_home_beds_msoa' as source_id,
        cast(null as varchar) as rating_source_id
    from mart.care_home_beds as beds
    anti join registered on beds.area_code = registered.area_code
    where beds.area_code = $area_code
)

select
    area_code,
    location_count,
    home_count,
    cast(bed_count as bigint) as bed_count,
    good_count,
    rated_count,
    listed_date,
    source_id,
    rating_source_id
from registered
union all
select * from counted
