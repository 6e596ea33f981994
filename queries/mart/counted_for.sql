-- The kinds of service that are counted when one kind is asked for, or all.
-- grain: one row per kind asked for and kind counted
-- key: asked_code, service_type_code
-- params: none
-- returns: asked_code VARCHAR, service_type_code VARCHAR
-- note: an empty asked_code means all. CQC has one name for homecare, live-in care and reablement,
--   so that homecare is what is counted for each of them.
with

kinds as (
    select
        service_type_code,
        string_split(cqc_service_types, '|') as cqc_names
    from mart.service_type
),

final as (
    select
        '' as asked_code,
        service_type_code
    from mart.counted_service
    union all
    select
        asked.service_type_code as asked_code,
        counted.service_type_code
    from kinds as asked
    inner join kinds as own on list_has_any(asked.cqc_names, own.cqc_names)
    inner join mart.counted_service as counted on own.service_type_code = counted.service_type_code
    order by asked_code, service_type_code
)

select * from final
