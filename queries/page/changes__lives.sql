-- How long care went on at each place: one row per chain of registrations.
-- grain: one row per life
-- key: life_id
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR, life_by VARCHAR
-- returns: life_id VARCHAR, start_kind VARCHAR, is_care_home BOOLEAN, group_name VARCHAR,
-- entry_years DOUBLE, end_years DOUBLE, is_event BOOLEAN
-- note: life_by is kind (care homes and other services) or size (care homes by CQC's bands).
-- Years count from registration; for places registered before April 2011 that is the
-- register's beginning, not their opening, so they are groups of their own. The last location
-- of a chain decides to which area, service and client group it belongs. group_name is null for
-- what moved in, whose beginning is not held, and for services without beds when life_by is size.
with

chosen as (
    select location.location_id
    from mart.location as location
    inner join mart.location_area as within
        on location.location_id = within.location_id and within.area_code = $area_code
    where
        location.is_counted
        and ($service_type = '' or list_contains(location.service_codes, $service_type))
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
),

final as (
    select
        life.life_id,
        life.start_kind,
        life.is_care_home,
        case
            when life.start_kind = 'moved_in' then null
            when $life_by = 'kind' and life.is_care_home and life.start_kind = 'opened'
                then 'Care homes opened since April 2011'
            when $life_by = 'kind' and life.is_care_home
                then 'Care homes already open when the register began'
            when $life_by = 'kind' and life.start_kind = 'opened'
                then 'Other services opened since April 2011'
            when $life_by = 'kind'
                then 'Other services already open when the register began'
            when not life.is_care_home or life.size_band is null then null
            when life.start_kind = 'opened' then 'Care homes of any size opened since April 2011'
            else
                'Care homes of '
                || case life.size_band
                    when 'small' then 'up to 10 beds'
                    when 'medium' then '11 to 49 beds'
                    else '50 beds or more'
                end
                || ', open when the register began'
        end as group_name,
        0.0::double as entry_years,
        life.life_years as end_years,
        life.is_closed as is_event
    from mart.life as life
    inner join chosen on life.last_location_id = chosen.location_id
    order by
        not life.is_care_home,
        life.start_kind = 'opened',
        coalesce(life.bed_count, 0),
        life.life_id
)

select * from final
