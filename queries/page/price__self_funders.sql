-- Care home residents who pay for all of their care, by edition and place.
-- grain: one row per edition, area and kind of care homes
-- key: edition, area_code, care_homes
-- params: council_code VARCHAR
-- returns: edition VARCHAR, period VARCHAR, area_code VARCHAR, area_name VARCHAR,
-- is_own_region BOOLEAN, care_homes VARCHAR, residents BIGINT, self_funders BIGINT,
-- self_funder_pct DOUBLE, status VARCHAR, note VARCHAR, source_url VARCHAR
select
    estimate.edition,
    estimate.period,
    estimate.area_code,
    estimate.area_name,
    coalesce(estimate.area_code = council.region_code, false) as is_own_region,
    estimate.care_homes,
    estimate.residents,
    estimate.self_funders,
    estimate.self_funder_pct,
    estimate.status,
    estimate.note,
    estimate.source_url
from staging.ons_self_funders as estimate
left join mart.council as council on council.council_code = $council_code
order by
    estimate.edition desc, estimate.area_code = 'E92000001' desc,
    estimate.care_homes = 'all' desc, estimate.self_funder_pct desc
