-- A total is marked revised where it differs from the first figure, published where it does
-- not, and is unmarked where the first figure is not known.
-- grain: one row per area and mid-year that breaks the rule
-- params: none
-- returns: area_code VARCHAR, mid_year INTEGER, people BIGINT, first_published_people BIGINT,
--   status VARCHAR
with

totals as (
    select
        *,
        case
            when first_published_people = people then 'published'
            when first_published_people <> people then 'revised'
        end as expected_status
    from staging.ons_population_totals
),

final as (
    select
        area_code,
        mid_year,
        people,
        first_published_people,
        status
    from totals
    where status is distinct from expected_status
)

select * from final
