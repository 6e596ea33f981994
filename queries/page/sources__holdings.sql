-- What is held for a council: rows and periods by dataset.
-- grain: one row per dataset
-- key: dataset_id
-- params: council_code VARCHAR
-- returns: dataset_id VARCHAR, short_title VARCHAR, periods VARCHAR, row_count BIGINT
-- note: a dataset that names no period (a lookup) is told by its card's.
with final as (
    select
        holding.dataset_id,
        dataset.short_title,
        coalesce(
            string_agg(distinct holding.period, '; ' order by holding.period),
            dataset.reference_period
        ) as periods,
        sum(holding.row_count)::bigint as row_count
    from mart.holding as holding
    inner join meta.dataset as dataset on holding.dataset_id = dataset.dataset_id
    where
        dataset.scope <> 'reference'
        and (holding.council_code = $council_code or holding.council_code is null)
    group by holding.dataset_id, dataset.short_title, dataset.reference_period
    order by dataset.short_title
)

select * from final
