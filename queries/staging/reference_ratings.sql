-- The words the Care Quality Commission uses for ratings, and what each says, typed.
-- grain: one row per word as published
-- key: rating
-- params: none
-- returns: rating VARCHAR, rating_status VARCHAR, rating_class VARCHAR,
--   rating_order INTEGER, rating_name VARCHAR
with

final as (
    select
        rating,
        rating_status,
        rating_class,
        cast(rating_order as integer) as rating_order,
        rating_name
    from raw.reference_ratings
)

select * from final
