-- The commissioning intentions of one council that fit a choice.
-- grain: one row per intention
-- key: intention_id
-- params: council_code VARCHAR, area_code VARCHAR, service_type VARCHAR, client_group VARCHAR,
--   direction VARCHAR, status VARCHAR
-- returns: intention_id VARCHAR, reference_code VARCHAR, title VARCHAR, service_types VARCHAR,
--   service_names VARCHAR, client_names VARCHAR, area_name VARCHAR, direction VARCHAR,
--   direction_name VARCHAR, direction_order INTEGER, status VARCHAR, status_name VARCHAR,
--   status_note VARCHAR, headline VARCHAR, quantity DOUBLE, quantity_unit VARCHAR,
--   needed_from_date DATE, needed_by_date DATE, needed_by_precision VARCHAR, route VARCHAR,
--   price_or_budget VARCHAR, review_from_date DATE, review_by_date DATE,
--   review_precision VARCHAR, paper VARCHAR, section VARCHAR, introduction VARCHAR,
--   current_provision VARCHAR, challenges VARCHAR, opportunities VARCHAR,
--   interested_in VARCHAR, useful_links VARCHAR
-- note: an empty parameter leaves its choice open. An intention for the whole council fits each
--   area of it; one for an area fits what lies inside it and what it lies inside.
select
    intention.intention_id,
    intention.reference_code,
    intention.title,
    intention.service_types,
    intention.service_names,
    intention.client_names,
    intention.area_name,
    intention.direction,
    intention.direction_name,
    intention.direction_order,
    intention.status,
    intention.status_name,
    intention.status_note,
    intention.headline,
    intention.quantity,
    intention.quantity_unit,
    intention.needed_from_date,
    intention.needed_by_date,
    intention.needed_by_precision,
    intention.route,
    intention.price_or_budget,
    intention.review_from_date,
    intention.review_by_date,
    intention.review_precision,
    intention.paper,
    intention.section,
    intention.introduction,
    intention.current_provision,
    intention.challenges,
    intention.opportunities,
    intention.interested_in,
    intention.useful_links
from mart.intention as intention
where
    intention.council_code = $council_code
    and (
        $area_code in ('', $council_code)
        or intention.area_code is null
        or exists (
            select 1
            from mart.area_within as nested
            where
                (nested.area_code = intention.area_code and nested.within_code = $area_code)
                or (nested.area_code = $area_code and nested.within_code = intention.area_code)
        )
    )
    and (
        $service_type = ''
        or list_contains(string_split(intention.service_types, '|'), $service_type)
    )
    and (
        $client_group = ''
        or list_contains(string_split(intention.client_groups, '|'), $client_group)
    )
    and $direction in ('', intention.direction)
    and $status in ('', intention.status)
order by intention.sort_order, intention.intention_id
