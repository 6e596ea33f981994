-- What is held of one council's care market, and where more of it is published.
-- grain: one row for the council
-- key: council_code
-- params: council_code VARCHAR
-- returns: council_code VARCHAR, council_name VARCHAR, list_source_id VARCHAR, list_date DATE,
-- location_count BIGINT, registered_count BIGINT, has_list BOOLEAN, has_dates BOOLEAN,
-- has_history BOOLEAN, has_beds BOOLEAN, has_ratings BOOLEAN, has_rating_history BOOLEAN,
-- has_links BOOLEAN, has_neighbourhood_beds BOOLEAN, landing_url VARCHAR
select
    council.council_code,
    council.council_name,
    holding.list_source_id,
    holding.list_date,
    coalesce(holding.location_count, 0) as location_count,
    coalesce(holding.registered_count, 0) as registered_count,
    holding.council_code is not null as has_list,
    coalesce(holding.has_dates, false) as has_dates,
    coalesce(holding.has_history, false) as has_history,
    coalesce(holding.has_beds, false) as has_beds,
    coalesce(holding.has_ratings, false) as has_ratings,
    coalesce(holding.has_rating_history, false) as has_rating_history,
    coalesce(holding.has_links, false) as has_links,
    exists(
        select 1
        from mart.care_home_beds as beds
        where beds.area_code = council.council_code
    ) as has_neighbourhood_beds,
    source.landing_url
from mart.council as council
left join mart.market_holding as holding on council.council_code = holding.council_code
left join meta.dataset as source on source.dataset_id = 'cqc_active_locations'
where council.council_code = $council_code
