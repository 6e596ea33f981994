-- Every value by which councils can be compared, with its 95% interval where one can be given.
-- grain: one row per measure, area and period
-- key: measure_code, area_code, period
-- params: none
-- returns: measure_code VARCHAR, area_code VARCHAR, area_name VARCHAR, area_level VARCHAR,
--   region_code VARCHAR, period VARCHAR, period_year INTEGER, value DOUBLE, lower DOUBLE,
--   upper DOUBLE, interval_method VARCHAR, status VARCHAR, source_id VARCHAR
-- note: margin is the publisher's own margin of error on both sides of the value; wilson is the
--   Wilson score interval of the value with its published denominator. Without either there is
--   no interval. status says why there is no value. area_level is council, region, england, or
--   england_median where the publisher gives the middle council instead of England's own value.
--   period_year is the year in which the period begins.
with

ascof as (
    select
        'ascof_' || lower(replace(replace(replace(measure_code, '(', '_'), ')', ''), ' ', ''))
        || case part when 'all' then '' else '_' || part end as measure_code,
        area_code,
        area_name,
        financial_year as period,
        outcome as value,
        margin_of_error as margin,
        denominator,
        status,
        'dhsc_ascof' as source_id
    from mart.ascof
),

turnover as (
    select
        'turnover' as measure_code,
        area_code,
        area_name,
        financial_year as period,
        turnover_pct as value,
        null as margin,
        null as denominator,
        case when turnover_pct is null then 'x' end as status,
        'oflog_turnover' as source_id
    from staging.oflog_turnover
    union all
    select distinct
        'turnover' as measure_code,
        'E92000001' as area_code,
        'the middle council of England' as area_name,
        financial_year as period,
        median_pct as value,
        null as margin,
        null as denominator,
        null as status,
        'oflog_turnover' as source_id
    from staging.oflog_turnover
),

fees as (
    select
        'fee_' || service as measure_code,
        area_code,
        area_name,
        financial_year as period,
        fee_gbp as value,
        null as margin,
        null as denominator,
        status,
        'dhsc_msif_fees' as source_id
    from staging.dhsc_msif_fees
    qualify
        row_number() over (
            partition by service, area_code, financial_year
            order by release_date desc, fee_basis != 'average fee', fee_basis
        ) = 1
),

people as (
    select
        area_code,
        mid_year,
        sum(people) as all_people,
        sum(people) filter (where age >= 65) as people_65_plus,
        sum(people) filter (where age >= 75) as people_75_plus,
        sum(people) filter (where age >= 85) as people_85_plus
    from mart.population_by_age
    where sex = 'persons'
    group by area_code, mid_year
),

shares as (
    select
        share.measure_code,
        people.area_code,
        null as area_name,
        cast(people.mid_year as varchar) as period,
        100.0 * share.people / nullif(people.all_people, 0) as value,
        null as margin,
        null as denominator,
        null as status,
        'ons_council_population' as source_id
    from people
    cross join
        lateral (
            values
            ('share_65_plus', people.people_65_plus),
            ('share_75_plus', people.people_75_plus),
            ('share_85_plus', people.people_85_plus)
        ) as share (measure_code, people)
),

-- A year is added up over its reasons and settings only where the publisher gives no total.
expenditure as (
    select
        area_code,
        any_value(area_name) as area_name,
        financial_year,
        coalesce(
            max(gross_gbp) filter (
                where primary_support_reason = 'all' and support_setting = 'all'
            ),
            sum(gross_gbp) filter (
                where primary_support_reason != 'all' and support_setting != 'all'
            ),
            sum(gross_gbp) filter (
                where primary_support_reason = 'all' and support_setting != 'all'
            )
        ) as gross_gbp
    from mart.council_expenditure
    where care_type = 'long_term' and age_band = '65_plus'
    group by area_code, financial_year
),

spending as (
    select
        'gross_spend_65_plus_per_resident' as measure_code,
        expenditure.area_code,
        expenditure.area_name,
        expenditure.financial_year as period,
        expenditure.gross_gbp / nullif(people.people_65_plus, 0) as value,
        null as margin,
        null as denominator,
        null as status,
        'nhs_asc_fr' as source_id
    from expenditure
    inner join people
        on
            expenditure.area_code = people.area_code
            and cast(left(expenditure.financial_year, 4) as integer) = people.mid_year
    where expenditure.gross_gbp is not null
),

rated as (
    select
        council_code as area_code,
        cast(year(max(listed_date)) as varchar) as period,
        count(*) filter (where is_rated) as rated_count,
        count(*) filter (where is_rated and rating_class in ('outstanding', 'good'))
            as good_count,
        any_value(rating_source_id) filter (where is_rated) as source_id
    from mart.location_quality
    where rating_class != 'not_held' and council_code is not null
    group by council_code
    union all
    select
        counted.area_code,
        cast(year(max(place.listed_to)) as varchar) as period,
        sum(counted.location_count) filter (where counted.is_rated) as rated_count,
        sum(counted.location_count) filter (
            where counted.is_rated and counted.rating_class in ('outstanding', 'good')
        ) as good_count,
        (
            select any_value(one.rating_source_id)
            from mart.location_quality as one
            where one.is_rated
        ) as source_id
    from mart.rating_comparison as counted
    inner join mart.rating_comparator as place on counted.area_code = place.area_code
    where counted.service_type = '' and counted.client_group = ''
    group by counted.area_code
),

ratings as (
    select
        'cqc_rated_good' as measure_code,
        area_code,
        null as area_name,
        period,
        100.0 * good_count / rated_count as value,
        null as margin,
        rated_count as denominator,
        null as status,
        source_id
    from rated
    where rated_count > 0
),

gathered as (
    select * from ascof
    union all
    select * from turnover
    union all
    select * from fees
    union all
    select * from shares
    union all
    select * from spending
    union all
    select * from ratings
),

-- A council that has been given a new code is known by its name.
coded as (
    select
        gathered.* replace (
            coalesce(known.council_code, spelling.council_code, gathered.area_code) as area_code
        ),
        measure.unit
    from gathered
    inner join mart.measure as measure on gathered.measure_code = measure.measure_code
    left join staging.reference_local_authorities as known
        on gathered.area_code = known.council_code
    left join staging.authority_spelling as spelling
        on
            known.council_code is null
            and gathered.area_code not like 'E12%'
            and gathered.area_code not like 'E92%'
            and lower(trim(gathered.area_name)) = spelling.spelling
),

parts as (
    select
        *,
        case unit when '%' then 100.0 when 'per 100,000' then 100000.0 end as scale,
        1.959964 * 1.959964 as z_squared
    from coded
),

bounded as (
    select
        *,
        case
            when value is null then null
            when margin is not null then 'margin'
            when denominator > 0 and value between 0 and scale then 'wilson'
        end as interval_method,
        scale * (value / scale + z_squared / (2 * denominator)) / (1 + z_squared / denominator)
            as wilson_centre,
        scale * sqrt(
            greatest(z_squared * (value / scale) * (1 - value / scale) / denominator, 0)
            + z_squared * z_squared / (4 * denominator * denominator)
        ) / (1 + z_squared / denominator) as wilson_half
    from parts
),

final as (
    select
        bounded.measure_code,
        bounded.area_code,
        coalesce(
            council.council_name, region.region_name, bounded.area_name,
            case bounded.area_code when 'E92000001' then 'England' end, bounded.area_code
        ) as area_name,
        case
            when bounded.area_code = 'E92000001' and bounded.measure_code = 'turnover'
                then 'england_median'
            when bounded.area_code = 'E92000001' then 'england'
            when region.region_code is not null then 'region'
            else 'council'
        end as area_level,
        coalesce(council.region_code, region.region_code) as region_code,
        bounded.period,
        cast(left(bounded.period, 4) as integer) as period_year,
        bounded.value,
        case bounded.interval_method
            when 'margin'
                then if(
                    bounded.unit = '%',
                    greatest(bounded.value - bounded.margin, 0),
                    bounded.value - bounded.margin
                )
            when 'wilson' then least(bounded.wilson_centre - bounded.wilson_half, bounded.value)
        end as lower,
        case bounded.interval_method
            when 'margin'
                then if(
                    bounded.unit = '%',
                    least(bounded.value + bounded.margin, 100),
                    bounded.value + bounded.margin
                )
            when 'wilson' then greatest(bounded.wilson_centre + bounded.wilson_half, bounded.value)
        end as upper,
        bounded.interval_method,
        bounded.status,
        bounded.source_id
    from bounded
    left join staging.reference_local_authorities as council
        on bounded.area_code = council.council_code
    left join staging.reference_regions as region on bounded.area_code = region.region_code
    qualify
        row_number() over (
            partition by bounded.measure_code, bounded.area_code, bounded.period
            order by bounded.value is null, bounded.value
        ) = 1
    order by
        bounded.measure_code, period_year, bounded.period, area_level, area_name, bounded.area_code
)

select * from final
