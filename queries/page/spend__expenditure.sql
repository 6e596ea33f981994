-- Long-term spending on people aged 65 and over by year: the council, its region and England.
-- grain: one row per place and year
-- key: area_code, financial_year
-- params: council_code VARCHAR
-- returns: area_code VARCHAR, area_name VARCHAR, area_level VARCHAR, financial_year VARCHAR,
-- gross_gbp DOUBLE, people_65_plus BIGINT, per_resident_gbp DOUBLE, is_suspect BOOLEAN
-- note: people aged 65 and over are those of the middle of the calendar year in which the
-- financial year begins; missing where that estimate is not held. is_suspect says that the
-- council's weeks of care of an earlier or the same year are marked as a change of reporting.
with

suspected as (
    select
        area_code,
        min(financial_year) as suspect_since
    from mart.weeks_of_care
    where is_suspect
    group by area_code
),

final as (
    select
        place.area_code,
        area.area_name,
        place.area_level,
        spent.financial_year,
        spent.gross_gbp,
        people.people as people_65_plus,
        spent.gross_gbp / nullif(people.people, 0) as per_resident_gbp,
        coalesce(spent.financial_year >= suspected.suspect_since, false) as is_suspect
    from mart.older_expenditure as spent
    inner join mart.council_comparator as place
        on spent.area_code = place.area_code and place.council_code = $council_code
    inner join mart.area as area on place.area_code = area.area_code
    left join mart.area_population as people
        on
            spent.area_code = people.area_code
            and people.age_group = '65_plus'
            and people.mid_year = cast(left(spent.financial_year, 4) as integer)
    left join suspected on spent.area_code = suspected.area_code
    where spent.support_setting = 'all'
    order by place.area_order, spent.financial_year
)

select * from final
