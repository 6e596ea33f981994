-- What each council's statement is made of on this site, counted, for the points of guidance.
-- grain: one row per council and part that is there
-- key: council_code, part
-- params: none
-- returns: council_code VARCHAR, part VARCHAR, item_count BIGINT, good_until DATE
-- note: good_until is the last day the part speaks for, NULL where it names none: of intentions
--   and quantified intentions the last date that any of them names, of opportunities the last
--   that any names, of the lifespan the end of the statement's years.
with

unregulated as (
    select distinct intention.intention_id
    from mart.intention as intention
    inner join mart.service_type as service
        on list_contains(string_split(intention.service_types, '|'), service.service_type_code)
    where not service.is_regulated
),

-- Each row below is one item of a part.
of_intentions as (
    select
        council_code,
        unnest(
            [
                'intentions',
                if(direction in ('grow', 'change'), 'growing_intentions', null),
                if(
                    quantity is not null and needed_by is not null, 'quantified_intentions', null
                ),
                if(
                    current_provision is not null
                    and challenges is not null
                    and opportunities is not null,
                    'full_intentions',
                    null
                ),
                if(
                    intention_id in (select unregulated.intention_id from unregulated),
                    'unregulated_services',
                    null
                ),
                if(evidence is not null, 'evidence', null),
                if(useful_links is not null, 'links', null)
            ]
        ) as part,
        coalesce(review_by_date, needed_by_date) as good_until
    from mart.intention
),

of_direction as (
    select
        council_code,
        unnest(
            [
                'direction_' || topic,
                if(topic = 'scope' and valid_until_date is not null, 'lifespan', null),
                if(topic = 'outcomes', 'outcomes', null),
                if(topic = 'consultation', 'engagement', null),
                if(what_it_means is not null, 'meaning_for_providers', null),
                if(useful_links is not null, 'links', null)
            ]
        ) as part,
        valid_until_date as good_until
    from mart.direction
),

texts as (
    select
        council_code,
        concat_ws(' ', headline, current_provision, challenges, opportunities) as words
    from mart.intention
    union all
    select
        council_code,
        concat_ws(' ', title, what_it_says, what_it_means, useful_links) as words
    from mart.direction
),

of_other_records as (
    select
        council_code,
        'engagement' as part,
        cast(null as date) as good_until
    from mart.consultation
    union all
    select
        council_code,
        'opportunities' as part,
        last_date as good_until
    from mart.opportunity
    where is_adult_care
    union all
    select
        council_code,
        'sustainability_plan' as part,
        cast(null as date) as good_until
    from texts
    where regexp_matches(lower(words), 'market sustainability plan|supported housing strategy')
),

of_datasets as (
    select
        council_code,
        'population' as part
    from mart.held_year
    union all
    select
        area_code as council_code,
        'projections' as part
    from mart.population_projection
    union all
    select
        council_code,
        unnest(
            [
                'supply',
                if(has_ratings, 'ratings', null),
                if(has_history and has_dates, 'market_changes', null)
            ]
        ) as part
    from mart.market_holding
    union all
    select
        area_code as council_code,
        'spending' as part
    from mart.council_expenditure
    union all
    select
        area_code as council_code,
        'fees' as part
    from staging.dhsc_msif_fees
    where fee_gbp is not null
    union all
    select
        council_code,
        'fees' as part
    from staging.council_rates
    where rate_gbp is not null or low_gbp is not null
    union all
    select
        area_code as council_code,
        'workforce' as part
    from staging.skills_for_care_la
    union all
    select
        council_code,
        'site' as part
    from mart.council
),

items as (
    select * from of_intentions
    union all
    select * from of_direction
    union all
    select * from of_other_records
    union all
    select
        council_code,
        part,
        cast(null as date) as good_until
    from of_datasets
),

final as (
    select
        items.council_code,
        items.part,
        count(*) as item_count,
        case
            when items.part in ('intentions', 'quantified_intentions', 'opportunities', 'lifespan')
                then max(items.good_until)
        end as good_until
    from items
    inner join mart.council as council on items.council_code = council.council_code
    where items.part is not null
    group by items.council_code, items.part
    order by items.council_code, items.part
)

select * from final
