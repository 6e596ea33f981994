-- Where each field of each location comes from: the newest source that says anything of it.
-- grain: one row per location and field
-- key: location_id, field
-- params: none
-- returns: location_id VARCHAR, field VARCHAR, source_id VARCHAR, as_of DATE
with

facts as (
    select
        location_id,
        source_id,
        as_of,
        said,
        [
            case when location_name is not null then 'location_name' end,
            case when location_type is not null then 'location_type' end,
            case when inspection_category is not null then 'inspection_category' end,
            case when status is not null then 'status' end,
            case when registered_date is not null then 'registered_date' end,
            case when deregistered_date is not null then 'deregistered_date' end,
            case when is_care_home is not null then 'is_care_home' end,
            case when bed_count is not null then 'bed_count' end,
            case when is_dormant is not null then 'is_dormant' end,
            case when service_types is not null then 'service_types' end,
            case when specialisms is not null then 'specialisms' end,
            case when provider_id is not null then 'provider_id' end,
            case when provider_name is not null then 'provider_name' end,
            case when brand_id is not null then 'brand_id' end,
            case when brand_name is not null then 'brand_name' end,
            case when postcode is not null then 'postcode' end,
            case when address_line is not null then 'address_line' end,
            case when local_authority is not null then 'local_authority' end,
            case when region_name is not null then 'region_name' end,
            case when lat is not null then 'lat' end,
            case when lon is not null then 'lon' end,
            case when lsoa_code is not null then 'lsoa_code' end,
            case when last_inspected_date is not null then 'last_inspected_date' end,
            case when is_dual_registered is not null then 'is_dual_registered' end,
            case when primary_location_id is not null then 'primary_location_id' end
        ] as stated
    from staging.location_fact
),

fields as (
    select
        location_id,
        source_id,
        as_of,
        said,
        unnest(stated) as field
    from facts
),

final as (
    select
        location_id,
        field,
        arg_max(source_id, said) as source_id,
        max(as_of) as as_of
    from fields
    where field is not null
    group by location_id, field
    order by location_id, field
)

select * from final
