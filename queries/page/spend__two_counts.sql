-- One council's residential and nursing care of older people as two sources count it.
-- grain: one row per kind of care and year in which both are held
-- key: financial_year, setting_name
-- params: council_code VARCHAR
-- returns: financial_year VARCHAR, setting_name VARCHAR, package_gbp DOUBLE, return_gbp DOUBLE
-- note: package_gbp is the cost of packages at year's end in the council's own paper, return_gbp
-- the gross current expenditure of the finance return.
with

final as (
    select
        spent.financial_year,
        spent.support_setting || ' care' as setting_name,
        sum(papers.cost_gbp) as package_gbp,
        any_value(spent.gross_gbp) as return_gbp
    from mart.older_expenditure as spent
    inner join mart.council_spend as papers
        on
            spent.area_code = papers.council_code
            and spent.financial_year = papers.financial_year
            and papers.service_types
            = case spent.support_setting
                when 'residential' then 'care_home' when 'nursing' then 'nursing_home'
            end
    where
        spent.area_code = $council_code
        and papers.definition = 'purchased_care_by_service'
        and papers.client_groups = 'older_people'
        and papers.row_kind = 'row'
    group by spent.financial_year, spent.support_setting
)

select * from final
order by financial_year desc, setting_name desc
