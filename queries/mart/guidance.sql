-- What guidance expects of a market position statement, against what each council's has here.
-- grain: one row per council and point
-- key: council_code, point_code
-- params: none
-- returns: council_code VARCHAR, point_code VARCHAR, point_number INTEGER, point_name VARCHAR,
--   source_name VARCHAR, source_url VARCHAR, source_standing VARCHAR, rule VARCHAR,
--   is_present BOOLEAN, parts_found VARCHAR, parts_missing VARCHAR, good_until DATE,
--   page_url VARCHAR
-- note: a point is present when every part it needs is there; parts are codes of
--   mart.statement_part. It is out of date once good_until has passed, which is for the asking
--   query to say, since it depends on the day. page_url is blank for the first page and NULL
--   where no page answers the point.
with

needed as (
    select
        council.council_code,
        point.point_code,
        unnest(string_split(point.parts, '|')) as part
    from staging.reference_guidance_points as point
    cross join mart.council as council
),

judged as (
    select
        needed.council_code,
        needed.point_code,
        bool_and(part.part is not null) as is_present,
        string_agg(needed.part, '|' order by needed.part) filter (
            where part.part is not null
        ) as parts_found,
        string_agg(needed.part, '|' order by needed.part) filter (
            where part.part is null
        ) as parts_missing,
        min(part.good_until) as good_until
    from needed
    left join mart.statement_part as part
        on needed.council_code = part.council_code and needed.part = part.part
    group by needed.council_code, needed.point_code
),

final as (
    select
        judged.council_code,
        point.point_code,
        point.point_number,
        point.point_name,
        point.source_name,
        point.source_url,
        point.source_standing,
        point.rule,
        judged.is_present,
        judged.parts_found,
        judged.parts_missing,
        judged.good_until,
        point.page_url
    from judged
    inner join staging.reference_guidance_points as point on judged.point_code = point.point_code
    order by judged.council_code, point.point_number
)

select * from final
