-- Residents of every area by age group, with their share of all residents and their density.
-- grain: one row per area, mid-year and age group
-- key: area_code, mid_year, age_group
-- params: none
-- returns: area_code VARCHAR, area_level VARCHAR, council_code VARCHAR, mid_year INTEGER,
--   age_group VARCHAR, people BIGINT, all_people BIGINT, share_pct DOUBLE,
--   people_per_km2 DOUBLE, share_rank BIGINT, tied_count BIGINT, peer_count BIGINT,
--   source_id VARCHAR
-- note: below the council people are summed from small areas; for councils, regions and
--   England from single years of age. A year not held for a level gives no row. Age groups
--   overlap: only the five-year bands add up. people_per_km2 is empty for regions and England.
--   share_rank is among the areas of the same level in the council, 1 the highest share.
with

age_groups as (
    select * from mart.age_group
),

group_bands as (
    select
        age_groups.age_group,
        bands.age_group as band
    from age_groups
    inner join age_groups as bands
        on
            bands.is_band
            and age_groups.age_from <= bands.age_from
            and (age_groups.age_to is null or age_groups.age_to >= bands.age_to)
),

lsoa_bands as (
    select
        lsoa_code,
        mid_year,
        band_people,
        replace(band_column, 'age_', '') as band
    from staging.ons_lsoa_population
    unpivot (
        band_people for band_column in (
            age_0_4, age_5_9, age_10_14, age_15_19, age_20_24, age_25_29, age_30_34, age_35_39,
            age_40_44, age_45_49, age_50_54, age_55_59, age_60_64, age_65_69, age_70_74, age_75_79,
            age_80_84, age_85_89, age_90_plus
        )
    )
),

small_area_bands as (
    select
        area_lsoa.area_code,
        area_lsoa.area_level,
        area_lsoa.council_code,
        lsoa_bands.mid_year,
        lsoa_bands.band,
        sum(lsoa_bands.band_people) as band_people
    from lsoa_bands
    inner join mart.area_lsoa on lsoa_bands.lsoa_code = area_lsoa.lsoa_code
    where area_lsoa.area_level <> 'council'
    group by all
),

small_areas as (
    select
        small_area_bands.area_code,
        small_area_bands.area_level,
        small_area_bands.council_code,
        small_area_bands.mid_year,
        group_bands.age_group,
        cast(sum(small_area_bands.band_people) as bigint) as people,
        'ons_lsoa_population' as source_id
    from small_area_bands
    inner join group_bands on small_area_bands.band = group_bands.band
    group by all
),

large_areas as (
    select
        by_age.area_code,
        by_age.area_level,
        if(by_age.area_level = 'council', by_age.area_code, null) as council_code,
        by_age.mid_year,
        age_groups.age_group,
        cast(sum(by_age.people) as bigint) as people,
        by_age.source_id
    from mart.population_by_age as by_age
    inner join age_groups
        on
            by_age.age >= age_groups.age_from
            and (age_groups.age_to is null or by_age.age <= age_groups.age_to)
    where by_age.sex = 'persons'
    group by all
),

all_areas as (
    select * from small_areas
    union all
    select * from large_areas
),

with_totals as (
    select
        *,
        max(people) filter (where age_group = 'all') over (
            partition by area_code, mid_year
        ) as all_people
    from all_areas
),

final as (
    select
        with_totals.area_code,
        with_totals.area_level,
        with_totals.council_code,
        with_totals.mid_year,
        with_totals.age_group,
        with_totals.people,
        with_totals.all_people,
        100.0 * with_totals.people / nullif(with_totals.all_people, 0) as share_pct,
        with_totals.people / area_base.area_km2 as people_per_km2,
        rank() over (
            partition by
                with_totals.council_code,
                with_totals.area_level,
                with_totals.mid_year,
                with_totals.age_group
            order by with_totals.people / nullif(with_totals.all_people, 0) desc nulls last
        ) as share_rank,
        count(*) over (
            partition by
                with_totals.council_code,
                with_totals.area_level,
                with_totals.mid_year,
                with_totals.age_group,
                with_totals.people / nullif(with_totals.all_people, 0)
        ) as tied_count,
        count(*) over (
            partition by
                with_totals.council_code,
                with_totals.area_level,
                with_totals.mid_year,
                with_totals.age_group
        ) as peer_count,
        with_totals.source_id
    from with_totals
    left join mart.area_base on with_totals.area_code = area_base.area_code
    order by
        with_totals.council_code nulls first,
        with_totals.area_level,
        with_totals.mid_year,
        with_totals.age_group,
        with_totals.area_code
)

select * from final
