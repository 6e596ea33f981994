-- Links within this site in the texts of intentions, records of direction and consultations.
-- grain: one row per record and address
-- key: council_code, record_id, href
-- params: none
-- returns: council_code VARCHAR, record_id VARCHAR, title VARCHAR, href VARCHAR
-- note: a link within the site has no scheme such as https: before it.
with

texts as (
    select
        council_code,
        intention_id as record_id,
        title,
        concat_ws(
            ' ', introduction, current_provision, challenges, opportunities, interested_in,
            useful_links
        ) as words
    from mart.intention
    union all
    select
        council_code,
        direction_id as record_id,
        title,
        concat_ws(' ', what_it_says, what_it_means, interested_in, useful_links) as words
    from mart.direction
    union all
    select
        council_code,
        consultation_id as record_id,
        title,
        concat_ws(' ', what_happens_next, how_to_respond) as words
    from mart.consultation
),

links as (
    select distinct
        council_code,
        record_id,
        title,
        unnest(regexp_extract_all(words, '\]\(([^)\s]+)\)', 1)) as href
    from texts
),

final as (
    select
        council_code,
        record_id,
        title,
        href
    from links
    where not regexp_matches(href, '^[A-Za-z][A-Za-z0-9+.-]*:')
    order by council_code, record_id, href
)

select * from final
