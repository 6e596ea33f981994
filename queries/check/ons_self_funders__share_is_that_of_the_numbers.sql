-- Where residents and self-funders are both held, the share is that of the two.
-- grain: one row per edition, area and kind of care homes that breaks the rule
-- params: none
-- returns: edition VARCHAR, area_code VARCHAR, care_homes VARCHAR, residents BIGINT,
--   self_funders BIGINT, self_funder_pct DOUBLE
with

final as (
    select
        edition,
        area_code,
        care_homes,
        residents,
        self_funders,
        self_funder_pct
    from staging.ons_self_funders
    where abs(100.0 * self_funders / residents - self_funder_pct) > 0.06
)

select * from final
