-- The points that guidance expects of a market position statement, judged for one council.
-- grain: one row per point
-- key: point_number
-- params: council_code VARCHAR, on_date DATE
-- returns: point_number INTEGER, point_name VARCHAR, state VARCHAR, parts_missing VARCHAR,
--   good_until DATE, rule VARCHAR, source_name VARCHAR, source_standing VARCHAR
-- note: state is present, missing or out_of_date (all its parts are there, but the last day that
--   one of them speaks for lies before on_date). It tells whether a point is there, not how good
--   it is.
with

final as (
    select
        point_number,
        point_name,
        case
            when not is_present then 'missing'
            when good_until < $on_date then 'out_of_date'
            else 'present'
        end as state,
        parts_missing,
        good_until,
        rule,
        source_name,
        source_standing
    from mart.guidance
    where council_code = $council_code
    order by point_number
)

select * from final
