-- Residents of councils, regions and England by sex and single year of age.
-- grain: one row per area, mid-year, sex and age
-- key: area_code, mid_year, sex, age
-- params: none
-- returns: area_code VARCHAR, area_level VARCHAR, mid_year INTEGER, sex VARCHAR, age INTEGER,
--   people BIGINT, source_id VARCHAR
-- note: age 90 means 90 and over; sex is persons, males or females; the figures are those
--   first published for the year.
with

final as (
    select
        area_code,
        area_level,
        mid_year,
        sex,
        age,
        people,
        'ons_council_population' as source_id
    from staging.ons_council_population
    order by area_code, mid_year, sex, age
)

select * from final
