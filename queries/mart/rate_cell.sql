-- The rates that expected need is worked out with, by age and sex, with their range.
-- grain: one row per condition, age group and sex
-- key: cell
-- params: none
-- returns: condition VARCHAR, cell VARCHAR, age_from INTEGER, age_to INTEGER, sex VARCHAR,
--   rate_pct DOUBLE, lower_pct DOUBLE, upper_pct DOUBLE, range_kind VARCHAR, sort_order INTEGER
-- note: range_kind is interval (published 95% confidence intervals), editions (the lowest and
--   the highest of several surveys of the same measure) or none.
with

editions as (
    select
        condition,
        age_group,
        sex,
        min(rate_pct) as lower_pct,
        max(rate_pct) as upper_pct,
        count(*) as edition_count
    from mart.prevalence_rate
    where role in ('central', 'edition')
    group by condition, age_group, sex
),

kinds as (
    select
        rate.condition,
        case
            when bool_and(rate.lower_pct is not null) then 'interval'
            when bool_and(editions.edition_count > 1) then 'editions'
            else 'none'
        end as range_kind
    from mart.prevalence_rate as rate
    inner join editions
        on
            rate.condition = editions.condition
            and rate.age_group = editions.age_group
            and rate.sex = editions.sex
    where rate.role = 'central'
    group by rate.condition
),

final as (
    select
        rate.condition,
        rate.rate_id as cell,
        age_groups.age_from,
        age_groups.age_to,
        rate.sex,
        rate.rate_pct,
        case kinds.range_kind
            when 'interval' then rate.lower_pct
            when 'editions' then editions.lower_pct
        end as lower_pct,
        case kinds.range_kind
            when 'interval' then rate.upper_pct
            when 'editions' then editions.upper_pct
        end as upper_pct,
        kinds.range_kind,
        condition.sort_order
    from mart.prevalence_rate as rate
    inner join mart.condition as condition on rate.condition = condition.condition
    inner join kinds on rate.condition = kinds.condition
    inner join mart.age_group as age_groups on rate.age_group = age_groups.age_group
    inner join editions
        on
            rate.condition = editions.condition
            and rate.age_group = editions.age_group
            and rate.sex = editions.sex
    where rate.role = 'central' and condition.is_estimated
    order by condition.sort_order, age_groups.age_from, rate.sex
)

select * from final
