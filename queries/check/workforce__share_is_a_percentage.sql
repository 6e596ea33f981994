-- Shares and rates of the workforce lie between 0 and 100.
-- grain: one row per figure that breaks the rule
-- params: none
-- returns: source_id VARCHAR, area_code VARCHAR, indicator VARCHAR, period VARCHAR, value DOUBLE
with

final as (
    select
        workforce.source_id,
        workforce.area_code,
        workforce.indicator,
        workforce.period,
        workforce.value
    from mart.workforce as workforce
    inner join mart.workforce_indicator as indicators
        on workforce.indicator = indicators.indicator
    where indicators.unit = '%' and workforce.value not between 0 and 100
)

select * from final
