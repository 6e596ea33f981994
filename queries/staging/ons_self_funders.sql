-- Care home residents who pay for all of their care, typed.
-- grain: one row per edition, area and kind of care homes
-- key: edition, area_code, care_homes
-- params: none
-- returns: edition VARCHAR, period VARCHAR, area_code VARCHAR, area_name VARCHAR,
--   care_homes VARCHAR, residents BIGINT, self_funders BIGINT, self_funder_pct DOUBLE,
--   status VARCHAR, note VARCHAR, source_url VARCHAR
with

final as (
    select
        edition,
        period,
        area_code,
        area_name,
        care_homes,
        cast(residents as bigint) as residents,
        cast(self_funders as bigint) as self_funders,
        cast(self_funder_pct as double) as self_funder_pct,
        status,
        note,
        source_url
    from raw.ons_self_funders
)

select * from final
