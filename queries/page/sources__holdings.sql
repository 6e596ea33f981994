-- What is held for a council: rows by dataset and period.
-- grain: one row per dataset and period
-- params: council_code VARCHAR
-- returns: dataset_id VARCHAR, short_title VARCHAR, period VARCHAR, row_count BIGINT
select
    holding.dataset_id,
    dataset.short_title,
    holding.period,
    holding.row_count
from mart.holding as holding
inner join meta.dataset as dataset on holding.dataset_id = dataset.dataset_id
where holding.council_code = $council_code or holding.council_code is null
order by dataset.short_title, holding.period
