-- Published figures of use of one council and of England, as rates, and which of them is used.
-- grain: one row per published figure
-- key: usage_id
-- params: council_code VARCHAR
-- returns: usage_id VARCHAR, service_code VARCHAR, service_name VARCHAR, place_name VARCHAR,
-- numerator DOUBLE, numerator_unit VARCHAR, people DOUBLE, age_group_name VARCHAR,
-- mid_year INTEGER, residents DOUBLE, rate_per_100 DOUBLE, period VARCHAR, is_used BOOLEAN,
-- publication VARCHAR, publisher VARCHAR, source_url VARCHAR, status VARCHAR, note VARCHAR
with

final as (
    select
        rate.usage_id,
        rate.service_code,
        coalesce(service.service_type_name, 'Care homes of both kinds') as service_name,
        rate.place_name,
        rate.numerator,
        rate.numerator_unit,
        rate.people,
        rate.age_group_name,
        rate.mid_year,
        rate.residents,
        rate.rate_per_100,
        rate.period,
        service_use.usage_id is not null as is_used,
        rate.publication,
        rate.publisher,
        rate.source_url,
        rate.status,
        rate.note
    from mart.usage_rate as rate
    left join mart.service_type as service on rate.service_code = service.service_type_code
    left join mart.service_use as service_use on rate.usage_id = service_use.usage_id
    where rate.area_code in ($council_code, 'E92000001')
    order by service.sort_order, rate.area_code, rate.mid_year, rate.usage_id
)

select * from final
