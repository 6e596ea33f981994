-- What the councils want: commissioning intentions as they stand now.
-- grain: one row per intention
-- key: intention_id
-- params: none
-- returns: council_code VARCHAR, intention_id VARCHAR, reference_code VARCHAR, sort_order INTEGER,
--   title VARCHAR, service_types VARCHAR, service_names VARCHAR, client_groups VARCHAR,
--   client_names VARCHAR, area_code VARCHAR, area_name VARCHAR, direction VARCHAR,
--   direction_name VARCHAR, direction_order INTEGER, status VARCHAR, status_name VARCHAR,
--   status_order INTEGER, is_open BOOLEAN, status_note VARCHAR, headline VARCHAR, quantity DOUBLE,
--   quantity_unit VARCHAR, needed_by VARCHAR, needed_from_date DATE, needed_by_date DATE,
--   needed_by_precision VARCHAR, route VARCHAR, price_or_budget VARCHAR, review_date VARCHAR,
--   review_from_date DATE, review_by_date DATE, review_precision VARCHAR, paper VARCHAR,
--   section VARCHAR, evidence VARCHAR, introduction VARCHAR, current_provision VARCHAR,
--   challenges VARCHAR, opportunities VARCHAR, interested_in VARCHAR, useful_links VARCHAR
-- note: service_types and client_groups are codes joined by a vertical bar, the names by a
--   semicolon; area_code is empty where it is the whole council. needed_by and review_date are as
--   stated (2019-04, 2019, 2018/19), the dates beside them the ends of that period. The texts are
--   Markdown. Empty means that the paper does not state it.
with

services as (
    select
        intention.intention_id,
        string_agg(service.service_type_name, '; ' order by service.sort_order) as service_names
    from staging.council_intentions as intention
    inner join mart.service_type as service
        on list_contains(string_split(intention.service_types, '|'), service.service_type_code)
    group by intention.intention_id
),

clients as (
    select
        intention.intention_id,
        string_agg(client.client_group_name, '; ' order by client.sort_order) as client_names
    from staging.council_intentions as intention
    inner join mart.client_group as client
        on list_contains(string_split(intention.client_groups, '|'), client.client_group_code)
    group by intention.intention_id
),

final as (
    select
        intention.council_code,
        intention.intention_id,
        intention.reference_code,
        intention.sort_order,
        intention.title,
        intention.service_types,
        services.service_names,
        intention.client_groups,
        clients.client_names,
        intention.area as area_code,
        area.area_name,
        intention.direction,
        direction.direction_name,
        direction.sort_order as direction_order,
        intention.status,
        status.status_name,
        status.sort_order as status_order,
        status.is_open,
        intention.status_note,
        intention.headline,
        intention.quantity,
        intention.quantity_unit,
        intention.needed_by,
        needed.first_date as needed_from_date,
        needed.last_date as needed_by_date,
        needed.date_precision as needed_by_precision,
        intention.route,
        intention.price_or_budget,
        intention.review_date,
        review.first_date as review_from_date,
        review.last_date as review_by_date,
        review.date_precision as review_precision,
        intention.paper,
        intention.section,
        intention.evidence,
        intention.introduction,
        intention.current_provision,
        intention.challenges,
        intention.opportunities,
        intention.interested_in,
        intention.useful_links
    from staging.council_intentions as intention
    inner join staging.reference_directions as direction
        on intention.direction = direction.direction_code
    inner join staging.reference_intention_statuses as status
        on intention.status = status.status_code
    left join services on intention.intention_id = services.intention_id
    left join clients on intention.intention_id = clients.intention_id
    left join mart.area as area on intention.area = area.area_code
    left join staging.stated_date as needed on intention.needed_by = needed.stated
    left join staging.stated_date as review on intention.review_date = review.stated
    order by intention.council_code, intention.sort_order, intention.intention_id
)

select * from final
