-- Every intention has a short code of its own: two letters, a hyphen, two letters and a number.
-- grain: one row per intention that breaks the rule
-- params: none
-- returns: source_file VARCHAR, reference_code VARCHAR
select
    source_file,
    reference_code
from staging.council_intentions
qualify
    not regexp_full_match(reference_code, '[A-Z]{2}-[A-Z]{2}[1-9][0-9]?')
    or count(*) over (partition by reference_code) > 1
order by source_file
