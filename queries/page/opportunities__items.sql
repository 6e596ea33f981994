-- Every opportunity of a council to choose one from by its permanent reference.
-- grain: one row per opportunity, and one for all of them
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
with

every as (
    select
        opportunity_id as code,
        title as label,
        false as is_default
    from mart.opportunity
    where council_code = $council_code and is_adult_care
    union all
    select
        'all' as code,
        'All of them' as label,
        true as is_default
    from mart.council
    where council_code = $council_code
)

select
    code,
    label,
    is_default
from every
order by is_default desc, label, code
