-- Every rate held, of whatever kind: what is paid, reported, worked out or charged.
-- grain: one row per rate
-- key: rate_key
-- params: none
-- returns: rate_key VARCHAR, definition_code VARCHAR, area_code VARCHAR, area_name VARCHAR,
--   financial_year VARCHAR, period VARCHAR, service_type VARCHAR, client_group VARCHAR,
--   age_group VARCHAR, provision VARCHAR, label VARCHAR, per VARCHAR, rate_gbp DOUBLE,
--   low_gbp DOUBLE, high_gbp DOUBLE, change_pct DOUBLE, status VARCHAR, paper VARCHAR,
--   section VARCHAR, source_url VARCHAR, note VARCHAR, source_id VARCHAR
-- note: a rate in a council's paper has the council's code, also where it is of another place,
--   which its label then names. Rates compare only within one definition_code and one per; the
--   minimum price of the United Kingdom and that of England are of two areas and are not joined
--   either. A service_type such as care_homes stands for several. Where rate_gbp, low_gbp and
--   change_pct are all empty, status and note say why.
with

papers as (
    select
        rate.rate_id as rate_key,
        rate.definition_code,
        rate.council_code as area_code,
        council.council_name as area_name,
        rate.financial_year,
        rate.period,
        rate.service_type,
        rate.client_group,
        rate.label,
        rate.per,
        rate.rate_gbp,
        rate.low_gbp,
        rate.high_gbp,
        rate.change_pct,
        rate.status,
        rate.paper,
        rate.section,
        rate.source_url,
        rate.note,
        'council_rates' as source_id
    from staging.council_rates as rate
    inner join mart.council as council on rate.council_code = council.council_code
),

minimum as (
    select
        'homecare_minimum_price-' || financial_year as rate_key,
        'homecare_minimum_price' as definition_code,
        if(geography = 'England', 'E92000001', 'K02000001') as area_code,
        if(geography = 'England', 'England', 'United Kingdom') as area_name,
        financial_year,
        financial_year as period,
        'homecare' as service_type,
        'Homecare minimum price' as label,
        'hour' as per,
        price_gbp_per_hour as rate_gbp,
        status,
        source_url,
        note,
        'homecare_minimum_price' as source_id
    from staging.homecare_minimum_price
),

nursing as (
    select
        *,
        'standard' as band,
        standard_gbp_per_week as rate_gbp
    from staging.nhs_funded_nursing_care
    union all
    select
        *,
        'higher' as band,
        higher_gbp_per_week as rate_gbp
    from staging.nhs_funded_nursing_care
),

nursing_rates as (
    select
        'nursing_care_' || band || '-' || financial_year
        || if(issue = 'first', '-first', '') as rate_key,
        'nursing_care_' || band as definition_code,
        'E92000001' as area_code,
        'England' as area_name,
        financial_year,
        if(issue = 'first', financial_year || ', first set', financial_year) as period,
        'nursing_home' as service_type,
        'NHS-funded nursing care, ' || band || ' rate' as label,
        'week' as per,
        rate_gbp,
        status,
        source_url,
        note,
        'nhs_funded_nursing_care' as source_id
    from nursing
),

fees as (
    select
        'msif_fee-' || financial_year || '-' || area_code || '-' || service || '-'
        || row_number() over (
            partition by financial_year, area_code, service order by fee_basis
        ) as rate_key,
        'msif_fee' as definition_code,
        area_code,
        area_name,
        financial_year,
        financial_year as period,
        regexp_replace(service, '_(65_plus|18_64)$', '') as service_type,
        if(service like '%65_plus', 'older_people', null) as client_group,
        regexp_extract(service, '(65_plus|18_64)$') as age_group,
        fee_basis as label,
        fee_per as per,
        fee_gbp as rate_gbp,
        coalesce(status, 'publisher') as status,
        'dhsc_msif_fees' as source_id
    from staging.dhsc_msif_fees
    qualify
        release_date
        = max(release_date) over (partition by financial_year, area_code, service)
),

unit_costs as (
    select
        'unit_cost-' || financial_year || '-' || indicator_code || '-' || area_code as rate_key,
        if(financial_year = '2013-14', 'pss_ex_2013_14', 'unit_cost_2014_15')
            as definition_code,
        area_code,
        area_name,
        financial_year,
        financial_year as period,
        service as service_type,
        client_group,
        age_group,
        provision,
        indicator as label,
        per,
        cost_gbp as rate_gbp,
        coalesce(status, 'publisher') as status,
        'nhs_unit_costs' as source_id
    from staging.nhs_unit_costs
),

everything as (
    select * from papers
    union all by name
    select * from minimum
    union all by name
    select * from nursing_rates
    union all by name
    select * from fees
    union all by name
    select * from unit_costs
),

final as (
    select
        rate_key,
        definition_code,
        area_code,
        area_name,
        financial_year,
        period,
        service_type,
        client_group,
        age_group,
        provision,
        label,
        per,
        rate_gbp,
        low_gbp,
        high_gbp,
        change_pct,
        status,
        paper,
        section,
        source_url,
        note,
        source_id
    from everything
    order by definition_code, area_code, financial_year, rate_key
)

select * from final
