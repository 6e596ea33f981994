-- All residents of councils, regions and England, as revised and as first published, typed.
-- grain: one row per mid-year and area
-- key: mid_year, area_code
-- params: none
-- returns: mid_year INTEGER, area_code VARCHAR, area_name VARCHAR, people BIGINT,
--   first_published_people BIGINT, status VARCHAR
-- note: first_published_people and status are empty where the first figure is not known.
with

final as (
    select
        cast(mid_year as integer) as mid_year,
        area_code,
        area_name,
        cast(people as bigint) as people,
        cast(nullif(first_published_people, '') as bigint) as first_published_people,
        nullif(status, '') as status
    from raw.ons_population_totals
)

select * from final
