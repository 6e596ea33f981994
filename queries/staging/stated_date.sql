-- Every day, month or year that an intention, record or opportunity states, as two days.
-- grain: one row per text
-- key: stated
-- params: none
-- returns: stated VARCHAR, first_date DATE, last_date DATE, date_precision VARCHAR
-- note: date_precision is day, month, year or financial_year (April to March, written 2018/19);
--   first_date and last_date are the ends of it, so that dates can be put in order without being
--   taken for more exact than they are.
with

texts as (
    select needed_by as stated from raw.council_intentions
    union
    select review_date as stated from raw.council_intentions
    union
    select valid_until as stated from raw.council_direction
    union
    select
        unnest(
            [stated_published, stated_tender, stated_deadline, stated_start, stated_end]
        ) as stated
    from raw.council_opportunities
),

told as (
    select
        stated,
        case
            when contains(stated, '/') then 'financial_year'
            when length(stated) = 10 then 'day'
            when length(stated) = 7 then 'month'
            else 'year'
        end as date_precision
    from texts
    where stated is not null
),

begun as (
    select
        stated,
        date_precision,
        case date_precision
            when 'day' then cast(stated as date)
            when 'month' then cast(stated || '-01' as date)
            when 'year' then cast(stated || '-01-01' as date)
            else cast(left(stated, 4) || '-04-01' as date)
        end as first_date
    from told
),

final as (
    select
        stated,
        first_date,
        case date_precision
            when 'day' then first_date
            when 'month' then last_day(first_date)
            else cast(first_date + interval 1 year - interval 1 day as date)
        end as last_date,
        date_precision
    from begun
    order by first_date, stated
)

select * from final
