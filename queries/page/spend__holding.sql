-- What is held of one council's spending, so that the page can say what is missing.
-- grain: one row for the council
-- key: council_code
-- params: council_code VARCHAR
-- returns: council_code VARCHAR, council_slug VARCHAR, has_spend BOOLEAN, has_change BOOLEAN,
-- has_budget BOOLEAN, has_expenditure BOOLEAN, has_weeks BOOLEAN
select
    council_code,
    council_slug,
    council_code in (select spent.council_code from mart.council_spend as spent) as has_spend,
    council_code in (select split.council_code from mart.spend_change as split) as has_change,
    council_code in (select planned.council_code from mart.council_budget as planned)
        as has_budget,
    council_code in (select returned.area_code from mart.older_expenditure as returned)
        as has_expenditure,
    council_code in (select weeks.area_code from mart.weeks_of_care as weeks) as has_weeks
from mart.council
where council_code = $council_code
