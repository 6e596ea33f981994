-- Words of the trade and what they mean here.
-- grain: one row per term
-- key: term
-- params: none
-- returns: term VARCHAR, meaning VARCHAR, source VARCHAR
select
    term,
    meaning,
    source
from mart.glossary
order by lower(term)
