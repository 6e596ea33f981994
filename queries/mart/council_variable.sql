-- Published facts about each council by which like councils are found.
-- grain: one row per council and variable
-- key: council_code, variable_code
-- params: none
-- returns: council_code VARCHAR, variable_code VARCHAR, value DOUBLE, period VARCHAR,
--   source_id VARCHAR
-- note: ages are of the mid-year that most councils are held for, the newest of equals.
--   Deprivation and rural class are shares of a council's small areas. long_term_65_plus is
--   people aged 65 and over with long-term support per 1,000 residents of that age, from the
--   denominators of ASCOF 2E(2B) and 2C.
with

people as (
    select
        area_code as council_code,
        mid_year,
        sum(people) as people,
        100.0 * sum(people) filter (where age < 18) / sum(people) as share_0_17,
        100.0 * sum(people) filter (where age >= 65) / sum(people) as share_65_plus,
        100.0 * sum(people) filter (where age >= 85) / sum(people) as share_85_plus
    from mart.population_by_age
    where sex = 'persons' and area_level = 'council'
    group by area_code, mid_year
    having sum(people) > 0
),

best_year as (
    select mid_year
    from people
    group by mid_year
    order by count(*) desc, mid_year desc
    limit 1
),

ages as (
    select
        people.council_code,
        named.variable_code,
        cast(named.value as double) as value,
        cast(people.mid_year as varchar) as period,
        'ons_council_population' as source_id
    from people
    inner join best_year on people.mid_year = best_year.mid_year
    cross join
        lateral (
            values
            ('people', people.people),
            ('share_0_17', people.share_0_17),
            ('share_65_plus', people.share_65_plus),
            ('share_85_plus', people.share_85_plus)
        ) as named (variable_code, value)
),

small_areas as (
    select
        council_code,
        100.0 * count(*) filter (where imd_decile <= 2) / nullif(count(imd_decile), 0)
            as deprived_share,
        100.0 * count(*) filter (where is_rural) / nullif(count(is_rural), 0) as rural_share
    from mart.lsoa
    group by council_code
),

places as (
    select
        council_code,
        'deprived_share' as variable_code,
        deprived_share as value,
        '2019' as period,
        'mhclg_imd_2019' as source_id
    from small_areas
    union all
    select
        council_code,
        'rural_share' as variable_code,
        rural_share as value,
        '2011' as period,
        'ons_rural_urban_2011' as source_id
    from small_areas
),

support as (
    select
        clients.area_code as council_code,
        'long_term_65_plus' as variable_code,
        1000.0 * clients.denominator / residents.denominator as value,
        clients.financial_year as period,
        'dhsc_ascof' as source_id
    from mart.ascof as clients
    inner join mart.ascof as residents
        on
            clients.area_code = residents.area_code
            and clients.financial_year = residents.financial_year
            and residents.measure_code = '2C'
            and residents.part = 'all'
    where
        clients.measure_code in ('2E(2B)', '2E(2b)')
        and clients.part = 'all'
        and residents.denominator > 0
        and clients.area_code not like 'E12%'
        and clients.area_code not like 'E92%'
    qualify clients.financial_year = max(clients.financial_year) over ()
),

gathered as (
    select * from ages
    union all
    select * from places
    union all
    select * from support
),

final as (
    select
        council_code,
        variable_code,
        value,
        period,
        source_id
    from gathered
    where value is not null
    order by council_code, variable_code
)

select * from final
