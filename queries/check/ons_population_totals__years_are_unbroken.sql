-- An area's totals run from the first to the last year without a gap.
-- grain: one row per area that breaks the rule
-- params: none
-- returns: area_code VARCHAR, first_year INTEGER, last_year INTEGER, year_count BIGINT
with

by_area as (
    select
        area_code,
        min(mid_year) as first_year,
        max(mid_year) as last_year,
        count(*) as year_count
    from staging.ons_population_totals
    group by area_code
),

final as (
    select *
    from by_area
    where year_count <> last_year - first_year + 1
)

select * from final
