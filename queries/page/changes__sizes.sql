-- Care homes that closed, that opened and that stand at the end of a period, by size.
-- grain: one row per set and size band, and one per set for all bands
-- key: set_name, band_code
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR, from_date DATE,
-- to_date DATE
-- returns: set_name VARCHAR, band_code VARCHAR, band_name VARCHAR, location_count BIGINT,
-- bed_count HUGEINT, median_beds DOUBLE
-- note: CQC's bands: small up to 10 beds, medium 11 to 49, large 50 or more. Homes whose beds are
-- not held are in no band.
with

chosen as (
    select
        location.location_id,
        location.bed_count,
        location.is_registered
    from mart.location as location
    inner join mart.location_area as within
        on location.location_id = within.location_id and within.area_code = $area_code
    where
        location.is_counted
        and ($service_type = '' or list_contains(location.service_codes, $service_type))
        and ($client_group = '' or list_contains(location.client_codes, $client_group))
        and location.is_care_home
        and location.bed_count > 0
),

bands as (
    select
        band.band_code,
        band.band_name,
        band.from_beds,
        band.to_beds
    from (
        values
        ('small', 'Small: up to 10 beds', 1, 10),
        ('medium', 'Medium: 11 to 49 beds', 11, 49),
        ('large', 'Large: 50 beds or more', 50, 9999),
        ('all', 'All sizes', 1, 9999)
    ) as band (band_code, band_name, from_beds, to_beds)
),

sets as (
    select
        one.set_name,
        one.place
    from (values ('Closed', 1), ('Opened', 2), ('Registered now', 3)) as one (set_name, place)
),

homes as (
    select
        case event.change when 'closed' then 'Closed' else 'Opened' end as set_name,
        chosen.bed_count
    from mart.market_event as event
    inner join chosen on event.location_id = chosen.location_id
    where
        event.change in ('opened', 'closed')
        and event.change_date between $from_date and $to_date
    union all
    select
        'Registered now' as set_name,
        bed_count
    from chosen
    where is_registered
),

final as (
    select
        sets.set_name,
        bands.band_code,
        bands.band_name,
        count(homes.bed_count) as location_count,
        coalesce(sum(homes.bed_count), 0) as bed_count,
        median(homes.bed_count) as median_beds
    from sets
    cross join bands
    left join homes
        on
            sets.set_name = homes.set_name
            and homes.bed_count between bands.from_beds and bands.to_beds
    group by
        sets.set_name,
        sets.place,
        bands.band_code,
        bands.band_name,
        bands.from_beds
    order by sets.place, bands.band_code = 'all', bands.from_beds
)

select * from final
