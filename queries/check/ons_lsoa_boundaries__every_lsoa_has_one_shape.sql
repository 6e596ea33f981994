-- Every small area has exactly one shape.
-- grain: one row per LSOA with none or several
-- params: none
-- returns: council_code VARCHAR, lsoa_code VARCHAR, shape_count BIGINT
with

final as (
    select
        lookup.council_code,
        lookup.lsoa_code,
        count(boundaries.lsoa_code) as shape_count
    from staging.ons_lsoa_lookup as lookup
    left join staging.ons_lsoa_boundaries as boundaries
        on lookup.lsoa_code = boundaries.lsoa_code
    group by lookup.council_code, lookup.lsoa_code
    having count(boundaries.lsoa_code) <> 1
)

select * from final
