-- What changed in the intentions from each published edition to the next, or to the present text.
-- grain: one row per intention, edition and field that changed
-- key: council_code, published_date, intention_id, field
-- params: none
-- returns: council_code VARCHAR, published_date DATE, next_published_date DATE,
--   intention_id VARCHAR, title VARCHAR, field VARCHAR, before VARCHAR, after VARCHAR
-- note: published_date is the edition compared from; next_published_date the one compared with,
--   NULL for the present text. field is new (after holds the headline), removed (before holds
--   it) or the name of a column of mart.intention. An edition is the folder of its day and holds
--   every intention then published.
with

texts as (
    select
        council_code,
        published_date,
        columns(* exclude (council_code, published_date, source_file, sort_order))
    from staging.council_intention_versions
    union all by name
    select
        council_code,
        cast(null as date) as published_date,
        columns(* exclude (council_code, source_file, sort_order))
    from staging.council_intentions
),

fields as (
    select
        council_code,
        published_date,
        intention_id,
        unnest(
            [
                'reference_code', 'title', 'service_types', 'client_groups', 'area', 'direction',
                'status', 'status_note', 'headline', 'quantity', 'quantity_unit', 'needed_by',
                'route', 'price_or_budget', 'review_date', 'paper', 'section', 'evidence',
                'introduction', 'current_provision', 'challenges', 'opportunities',
                'interested_in', 'useful_links'
            ]
        ) as field,
        unnest(
            [
                reference_code, title, service_types, client_groups, area, direction,
                status, status_note, headline,
                regexp_replace(cast(quantity as varchar), '\.0$', ''), quantity_unit, needed_by,
                route, price_or_budget, review_date, paper, section, evidence,
                introduction, current_provision, challenges, opportunities,
                interested_in, useful_links
            ]
        ) as said
    from texts
),

published as (
    select distinct
        council_code,
        published_date
    from staging.council_intention_versions
),

editions as (
    select
        council_code,
        published_date,
        lead(published_date) over (
            partition by council_code order by published_date
        ) as next_published_date
    from published
),

named as (
    select distinct
        council_code,
        intention_id
    from texts
),

-- Every intention of either edition, with its text in both; an edition it is not in has none.
both_texts as (
    select
        editions.council_code,
        editions.published_date,
        editions.next_published_date,
        named.intention_id,
        earlier.title as title_before,
        earlier.headline as headline_before,
        later.title as title_after,
        later.headline as headline_after
    from editions
    inner join named on editions.council_code = named.council_code
    left join texts as earlier
        on
            named.council_code = earlier.council_code
            and named.intention_id = earlier.intention_id
            and editions.published_date = earlier.published_date
    left join texts as later
        on
            named.council_code = later.council_code
            and named.intention_id = later.intention_id
            and editions.next_published_date is not distinct from later.published_date
),

come_and_gone as (
    select
        council_code,
        published_date,
        next_published_date,
        intention_id,
        coalesce(title_after, title_before) as title,
        if(title_before is null, 'new', 'removed') as field,
        headline_before as before,
        headline_after as after
    from both_texts
    where (title_before is null) != (title_after is null)
),

altered as (
    select
        both_texts.council_code,
        both_texts.published_date,
        both_texts.next_published_date,
        both_texts.intention_id,
        both_texts.title_after as title,
        earlier.field,
        earlier.said as before,
        later.said as after
    from both_texts
    inner join fields as earlier
        on
            both_texts.council_code = earlier.council_code
            and both_texts.intention_id = earlier.intention_id
            and both_texts.published_date = earlier.published_date
    inner join fields as later
        on
            both_texts.council_code = later.council_code
            and both_texts.intention_id = later.intention_id
            and both_texts.next_published_date is not distinct from later.published_date
            and earlier.field = later.field
    where earlier.said is distinct from later.said
),

final as (
    select * from come_and_gone
    union all
    select * from altered
    order by council_code, published_date, intention_id, field
)

select * from final
