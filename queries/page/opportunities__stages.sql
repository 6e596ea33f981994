-- The stages that a council's opportunities have come to, to choose one from.
-- grain: one row per stage, and one for all of them
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
with

every as (
    select distinct
        stage as code,
        stage_name as label,
        false as is_default
    from mart.opportunity
    where council_code = $council_code and is_adult_care
    union all
    select
        'all' as code,
        'Every stage' as label,
        true as is_default
    from mart.council
    where council_code = $council_code
)

select
    code,
    label,
    is_default
from every
order by is_default desc, label
