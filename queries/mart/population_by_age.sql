-- Residents of councils, regions and England by sex and single year of age, newest release.
-- grain: one row per area, mid-year, sex and age
-- key: area_code, mid_year, sex, age
-- params: none
-- returns: area_code VARCHAR, area_level VARCHAR, mid_year INTEGER, sex VARCHAR, age INTEGER,
--   people BIGINT, source_id VARCHAR
-- note: age 90 means 90 and over; sex is persons, males or females; the figures are those
--   first published for the year. Councils without a folder of their own are held where the
--   national file was imported; the dashboard shows no page for them.
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
    qualify
        row_number() over (
            partition by area_code, mid_year, sex, age
            order by release_date desc
        ) = 1
    order by area_code, mid_year, sex, age
)

select * from final
