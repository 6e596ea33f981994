-- What a council's own papers and pages say it pays or charges, and how much of it.
-- grain: one row per rate
-- key: rate_id
-- params: council_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: rate_id VARCHAR, label VARCHAR, definition_code VARCHAR, definition_name VARCHAR,
-- meaning VARCHAR, is_paid_by_council BOOLEAN, service_type VARCHAR, service_name VARCHAR,
-- client_group VARCHAR, client_name VARCHAR, financial_year VARCHAR, period VARCHAR,
-- per VARCHAR, rate_gbp DOUBLE, low_gbp DOUBLE, high_gbp DOUBLE, change_pct DOUBLE,
-- nursing_care VARCHAR, place VARCHAR, quantity DOUBLE, people BIGINT, worked_gbp DOUBLE,
-- value_gbp DOUBLE, status VARCHAR,
-- paper VARCHAR, section VARCHAR, source_url VARCHAR, note VARCHAR
-- note: an empty service_type or client_group means all; a rate that is of no one kind of
-- service or group is given for all.
select
    rate.rate_id,
    rate.label,
    rate.definition_code,
    definition.definition_name,
    definition.meaning,
    definition.is_paid_by_council,
    rate.service_type,
    coalesce(service.service_type_name, 'Services outside care homes') as service_name,
    rate.client_group,
    coalesce(client.client_group_name, 'All client groups') as client_name,
    rate.financial_year,
    rate.period,
    rate.per,
    rate.rate_gbp,
    rate.low_gbp,
    rate.high_gbp,
    rate.change_pct,
    rate.nursing_care,
    rate.place,
    rate.quantity,
    rate.people,
    rate.quantity * rate.rate_gbp as worked_gbp,
    rate.value_gbp,
    rate.status,
    rate.paper,
    rate.section,
    rate.source_url,
    rate.note
from staging.council_rates as rate
inner join mart.rate_definition as definition
    on rate.definition_code = definition.definition_code
left join mart.service_type as service on rate.service_type = service.service_type_code
left join mart.client_group as client on rate.client_group = client.client_group_code
where
    rate.council_code = $council_code
    and ($service_type = '' or coalesce(rate.service_type, $service_type) = $service_type)
    and ($client_group = '' or coalesce(rate.client_group, $client_group) = $client_group)
order by
    rate.per, rate.financial_year desc, definition.sort_order, service.sort_order,
    rate.rate_id
