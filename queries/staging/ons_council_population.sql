-- Residents of councils, regions and England by sex and single year of age, every release held.
-- grain: one row per release, mid-year, area, sex and age
-- key: release_date, mid_year, area_code, sex, age
-- params: none
-- returns: release_date DATE, mid_year INTEGER, area_code VARCHAR, area_name VARCHAR,
--   area_level VARCHAR, sex VARCHAR, age INTEGER, people BIGINT, status VARCHAR
-- note: age 90 means 90 and over; the figures are those first published for the year.
with

final as (
    select
        cast(release_date as date) as release_date,
        cast(mid_year as integer) as mid_year,
        area_code,
        area_name,
        area_level,
        sex,
        cast(age as integer) as age,
        cast(people as bigint) as people,
        nullif(status, '') as status
    from raw.ons_council_population
)

select * from final
