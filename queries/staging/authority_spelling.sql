-- Every spelling of a council's name that official files use, in lower case.
-- grain: one row per spelling
-- params: none
-- returns: spelling VARCHAR, council_code VARCHAR, region_code VARCHAR
with

spellings as (
    select
        council_code,
        region_code,
        lower(trim(unnest(string_split(spellings, '|')))) as spelling
    from staging.reference_local_authorities
),

final as (
    select distinct
        spelling,
        council_code,
        region_code
    from spellings
)

select * from final
