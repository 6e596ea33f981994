-- How old the ratings of the registered locations of one area are.
-- grain: one row per band of age
-- key: band_code
-- params: area_code VARCHAR, service_type VARCHAR, client_group VARCHAR
-- returns: band_code VARCHAR, band_name VARCHAR, location_count BIGINT, good_count BIGINT,
-- low_count BIGINT, band_pct DOUBLE
-- note: ages are counted to the date of the list, in years of 365.25 days, over the locations
-- that have a rating of their own; band_pct is the share of them.
with

chosen as (
    select quality.*
    from mart.location_quality as quality
    inner join mart.location_area as within on quality.location_id = within.location_id
    where
        within.area_code = $area_code
        and ($service_type = '' or list_contains(quality.service_codes, $service_type))
        and ($client_group = '' or list_contains(quality.client_codes, $client_group))
),

bands as (
    select
        unnest(['under_1', '1_2', '2_3', '3_5', '5_plus', 'not_dated']) as band_code,
        unnest(
            [
                'Under 1 year',
                '1 to under 2 years',
                '2 to under 3 years',
                '3 to under 5 years',
                '5 years or more',
                'Date not stated'
            ]
        ) as band_name,
        unnest([1, 2, 3, 4, 5, 6]) as sort_order
),

final as (
    select
        bands.band_code,
        bands.band_name,
        count(chosen.location_id) as location_count,
        count(*) filter (where chosen.rating_class in ('outstanding', 'good')) as good_count,
        count(*) filter (where chosen.rating_class in ('requires_improvement', 'inadequate'))
            as low_count,
        100.0 * count(chosen.location_id) / nullif(sum(count(chosen.location_id)) over (), 0)
            as band_pct
    from bands
    left join chosen on bands.band_code = chosen.age_band
    group by bands.band_code, bands.band_name, bands.sort_order
    having bands.band_code != 'not_dated' or count(chosen.location_id) > 0
    order by bands.sort_order
)

select * from final
