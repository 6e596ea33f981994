-- Care home beds within reach of each small area, for residents aged 75 and over.
-- grain: one row per LSOA, reach and supply
-- key: lsoa_code, reach_km, supply
-- params: none
-- returns: council_code VARCHAR, lsoa_code VARCHAR, reach_km INTEGER, supply VARCHAR,
--   beds_per_1000 DOUBLE, beds_within BIGINT, nearest_km DOUBLE, border_km DOUBLE,
--   is_near_border BOOLEAN
-- note: two-step floating catchment area with Gaussian decay (Luo and Wang 2003, Dai 2010).
--   is_near_border: the council's edge lies within reach, and the beds or people beyond it may
--   not be held. The register's beds are given only for councils whose register is held.
with final as (
    select
        lsoa.council_code,
        access.lsoa_code,
        access.reach_km,
        access.supply,
        access.beds_per_1000,
        access.beds_within,
        access.nearest_km,
        border.border_km,
        border.border_km < access.reach_km as is_near_border
    from staging.access as access
    inner join mart.lsoa as lsoa on access.lsoa_code = lsoa.lsoa_code
    left join staging.lsoa_border as border on access.lsoa_code = border.lsoa_code
    left join mart.market_holding as holding
        on lsoa.council_code = holding.council_code and holding.has_beds
    where access.supply = 'msoa_2022' or holding.council_code is not null
    order by lsoa.council_code, access.supply, access.reach_km, access.lsoa_code
)

select * from final
