-- How many areas have no, one or several providers of each kind of service.
-- grain: one row per kind of service
-- key: service_type_code
-- params: council_code VARCHAR, within_code VARCHAR, area_level VARCHAR,
-- service_type VARCHAR, client_group VARCHAR
-- returns: service_type_code VARCHAR, service_type_name VARCHAR, area_count BIGINT,
-- none_count BIGINT, one_count BIGINT, several_count BIGINT, one_names VARCHAR
-- note: the areas inside within_code. Only kinds that the area within_code has at all are given.
-- one_names are the areas with one provider.
with

areas as (
    select
        area.area_code,
        area.short_name
    from mart.area as area
    inner join mart.area_within as inside
        on area.area_code = inside.area_code and inside.within_code = $within_code
    where area.council_code = $council_code and area.area_level = $area_level
),

found as (
    select
        location.location_id,
        location.provider_id
    from mart.location as location
    inner join mart.location_area as within on location.location_id = within.location_id
    where
        within.area_code = $within_code
        and location.is_counted
        and location.is_registered
        and ($service_type = '' or list_contains(location.service_codes, $service_type))
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
),

kinds as (
    select
        found.location_id,
        found.provider_id,
        counted.service_type_code,
        counted.service_type_name,
        counted.sort_order
    from found
    inner join mart.location_kind as counted
        on found.location_id = counted.location_id and counted.asked_code = $service_type
),

named as (
    select distinct
        service_type_code,
        service_type_name,
        sort_order
    from kinds
),

pairs as (
    select
        areas.area_code,
        areas.short_name,
        named.service_type_code,
        named.service_type_name,
        named.sort_order
    from areas
    cross join named
),

counts as (
    select
        within.area_code,
        kinds.service_type_code,
        count(distinct kinds.provider_id) as provider_count
    from kinds
    inner join mart.location_area as within on kinds.location_id = within.location_id
    where within.area_code in (select areas.area_code from areas)
    group by within.area_code, kinds.service_type_code
),

final as (
    select
        pairs.service_type_code,
        pairs.service_type_name,
        count(*) as area_count,
        count(*) filter (where counts.provider_count is null) as none_count,
        count(*) filter (where counts.provider_count = 1) as one_count,
        count(*) filter (where counts.provider_count > 1) as several_count,
        string_agg(
            case when counts.provider_count = 1 then pairs.short_name end,
            '; ' order by pairs.short_name
        ) as one_names
    from pairs
    left join counts
        on
            pairs.area_code = counts.area_code
            and pairs.service_type_code = counts.service_type_code
    group by pairs.service_type_code, pairs.service_type_name, pairs.sort_order
    order by pairs.sort_order
)

select * from final
