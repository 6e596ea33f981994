-- Commissioning intentions as they were published, typed.
-- grain: one row per council, publication date and intention
-- key: council_code, published_date, intention_id
-- params: none
-- returns: council_code VARCHAR, published_date DATE, intention_id VARCHAR,
--   reference_code VARCHAR, sort_order INTEGER, title VARCHAR, service_types VARCHAR,
--   client_groups VARCHAR, area VARCHAR, direction VARCHAR, status VARCHAR,
--   status_note VARCHAR, headline VARCHAR, quantity DOUBLE, quantity_unit VARCHAR,
--   needed_by VARCHAR, route VARCHAR, price_or_budget VARCHAR, review_date VARCHAR,
--   paper VARCHAR, section VARCHAR, evidence VARCHAR, introduction VARCHAR,
--   current_provision VARCHAR, challenges VARCHAR, opportunities VARCHAR,
--   interested_in VARCHAR, useful_links VARCHAR, source_file VARCHAR
with

final as (
    select
        council_code,
        cast(published_date as date) as published_date,
        intention_id,
        reference_code,
        cast(sort_order as integer) as sort_order,
        title,
        service_types,
        client_groups,
        area,
        direction,
        status,
        status_note,
        headline,
        cast(quantity as double) as quantity,
        quantity_unit,
        needed_by,
        route,
        price_or_budget,
        review_date,
        paper,
        section,
        evidence,
        introduction,
        current_provision,
        challenges,
        opportunities,
        interested_in,
        useful_links,
        source_file
    from raw.council_intention_versions
)

select * from final
