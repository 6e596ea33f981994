-- Permanent codes of the figures of this site, with their pages.
-- grain: one row per figure
-- key: figure_code
-- params: none
-- returns: figure_code VARCHAR, figure_name VARCHAR, page_url VARCHAR
with

final as (
    select
        figure_code,
        figure_name,
        page_url
    from raw.reference_figure_codes
)

select * from final
