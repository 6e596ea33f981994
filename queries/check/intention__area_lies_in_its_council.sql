-- The area an intention names is one of its own council's, by its code.
-- grain: one row per intention that breaks the rule
-- params: none
-- returns: source_file VARCHAR, area VARCHAR
select
    intention.source_file,
    intention.area
from staging.council_intentions as intention
anti join mart.area as area
    on intention.area = area.area_code and intention.council_code = area.council_code
where intention.area is not null
order by intention.source_file
