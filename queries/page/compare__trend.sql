-- One measure over the years for a council, its region and England, with what it continues.
-- grain: one row per measure, area and year with a value
-- key: measure_code, area_code, period
-- params: measure_code VARCHAR, council_code VARCHAR
-- returns: measure_code VARCHAR, short_name VARCHAR, area_code VARCHAR, area_name VARCHAR,
--   area_level VARCHAR, period VARCHAR, period_year INTEGER, value DOUBLE, lower DOUBLE,
--   upper DOUBLE, source_id VARCHAR, break_after VARCHAR, break_note VARCHAR
-- note: a measure that goes on another is given together with it; break_after is the last year
--   before the later one, or before a break of its own.
with

family as (
    select
        measure_code,
        short_name,
        break_after,
        break_note
    from mart.measure
    where
        measure_code = $measure_code
        or continues = $measure_code
        or measure_code = (
            select earlier.continues
            from mart.measure as earlier
            where earlier.measure_code = $measure_code
        )
),

places as (
    select
        $council_code as area_code,
        1 as place
    union all
    select
        region_code as area_code,
        2 as place
    from staging.reference_local_authorities
    where council_code = $council_code
    union all
    select
        'E92000001' as area_code,
        3 as place
)

select
    found.measure_code,
    family.short_name,
    found.area_code,
    found.area_name,
    found.area_level,
    found.period,
    found.period_year,
    found.value,
    found.lower,
    found.upper,
    found.source_id,
    family.break_after,
    family.break_note
from mart.measure_value as found
inner join family on found.measure_code = family.measure_code
inner join places on found.area_code = places.area_code
where found.value is not null
order by places.place, found.period_year, found.measure_code
