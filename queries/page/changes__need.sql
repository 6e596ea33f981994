-- Residents aged 75 and over, and care home beds, in the first and last year both are held.
-- grain: one row, or none
-- key: first_year
-- params: area_code VARCHAR
-- returns: first_year INTEGER, last_year INTEGER, first_people BIGINT, last_people BIGINT,
-- people_change_pct DOUBLE, first_beds HUGEINT, last_beds HUGEINT, beds_change_pct DOUBLE
-- note: beds are those registered on 30 June, of every kind of care home.
with

years as (
    select
        population.mid_year,
        population.people,
        make_date(population.mid_year, 6, 30) as mid_day
    from mart.area_population as population
    where
        population.area_code = $area_code
        and population.age_group = '75_plus'
        and population.mid_year >= 2011
),

ends as (
    select
        min(mid_year) as first_year,
        max(mid_year) as last_year
    from years
),

goes_on as (
    select
        other_location_id as location_id,
        change_date as new_date
    from mart.market_event
    where direction = 'continued'
),

homes as (
    select
        location.bed_count,
        location.registered_date as first_day,
        coalesce(
            goes_on.new_date,
            location.deregistered_date,
            date '9999-12-31'
        ) as end_day
    from mart.location as location
    inner join mart.location_area as within
        on location.location_id = within.location_id and within.area_code = $area_code
    left join goes_on on location.location_id = goes_on.location_id
    where location.is_counted and location.is_care_home and location.registered_date is not null
),

counted as (
    select
        years.mid_year,
        any_value(years.people) as people,
        sum(homes.bed_count) as beds
    from years
    inner join homes on years.mid_day >= homes.first_day and years.mid_day < homes.end_day
    group by years.mid_year
),

final as (
    select
        ends.first_year,
        ends.last_year,
        first.people as first_people,
        last.people as last_people,
        100.0 * (last.people - first.people) / nullif(first.people, 0) as people_change_pct,
        first.beds as first_beds,
        last.beds as last_beds,
        100.0 * (last.beds - first.beds) / nullif(first.beds, 0) as beds_change_pct
    from ends
    inner join counted as first on ends.first_year = first.mid_year
    inner join counted as last on ends.last_year = last.mid_year
    where ends.first_year < ends.last_year
)

select * from final
