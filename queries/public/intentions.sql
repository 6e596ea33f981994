-- What one council wants: its commissioning intentions as they stand now.
-- grain: one row per intention
-- key: intention_id
-- params: council_code VARCHAR
-- returns: intention_id VARCHAR, service_type VARCHAR, client_group VARCHAR, area_code VARCHAR,
--   direction VARCHAR, status VARCHAR, headline VARCHAR, needed_by VARCHAR, review_date VARCHAR,
--   paper VARCHAR, section VARCHAR
-- note: service_type and client_group are codes, joined by a vertical bar; area_code is NULL
--   where it is the whole council. needed_by and review_date are as stated: a day, a month
--   (2019-04), a year or a financial year (2018/19). NULL means that the paper does not state it.
with

final as (
    select
        intention_id,
        service_types as service_type,
        client_groups as client_group,
        area_code,
        direction,
        status,
        headline,
        needed_by,
        review_date,
        paper,
        section
    from mart.intention
    where council_code = $council_code
    order by sort_order, intention_id
)

select * from final
