-- All residents of councils, regions and England each year, as revised and as first published.
-- grain: one row per area and mid-year
-- key: area_code, mid_year
-- params: none
-- returns: area_code VARCHAR, mid_year INTEGER, people BIGINT, first_published_people BIGINT,
--   status VARCHAR, source_id VARCHAR
-- note: status is revised where the two figures differ, published where they are equal, and
--   empty where the first figure is not known.
with

final as (
    select
        area_code,
        mid_year,
        people,
        first_published_people,
        status,
        'ons_population_totals' as source_id
    from staging.ons_population_totals
    order by area_code, mid_year
)

select * from final
