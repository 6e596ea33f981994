-- Every MSOA and ward lies in one district, every district in one council, every council in one
-- region.
-- grain: one row per area that lies in several
-- params: none
-- returns: area_code VARCHAR, parent_codes VARCHAR
with

lookup as (
    select * from staging.ons_lsoa_lookup
),

pairs as (
    select
        msoa_code as area_code,
        district_code as parent_code
    from lookup
    union
    select
        ward_code as area_code,
        district_code as parent_code
    from lookup
    union
    select
        district_code as area_code,
        council_code as parent_code
    from lookup
    where district_code <> council_code
    union
    select
        council_code as area_code,
        region_code as parent_code
    from lookup
),

final as (
    select
        area_code,
        string_agg(parent_code, ', ' order by parent_code) as parent_codes
    from pairs
    group by area_code
    having count(*) > 1
)

select * from final
