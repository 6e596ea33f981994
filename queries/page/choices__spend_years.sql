-- Pairs of years between which the change in one council's cost can be split.
-- grain: one row per pair of years, the newest and closest first
-- key: code
-- params: council_code VARCHAR
-- returns: code VARCHAR, label VARCHAR, is_default BOOLEAN
with

pairs as (
    select distinct
        from_year,
        to_year
    from mart.spend_change
    where council_code = $council_code
),

ordered as (
    select
        *,
        row_number() over (order by to_year desc, from_year desc) as place
    from pairs
),

final as (
    select
        from_year || '_' || to_year as code,
        from_year || ' to ' || to_year as label,
        place = 1 as is_default
    from ordered
    order by place
)

select * from final
