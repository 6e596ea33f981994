-- Every dataset behind the site: who publishes it, for when, under which licence, what we did.
-- grain: one row per dataset
-- key: dataset_id
-- params: none
-- returns: dataset_id VARCHAR, title VARCHAR, short_title VARCHAR, publisher VARCHAR,
-- publication VARCHAR, landing_url VARCHAR, licence VARCHAR, licence_url VARCHAR,
-- attribution VARCHAR, reference_period VARCHAR, reference_date DATE, published_date DATE,
-- obtained_date DATE, cadence VARCHAR, cadence_days INTEGER, next_release VARCHAR,
-- geography VARCHAR, scope VARCHAR, processing VARCHAR, processing_short VARCHAR,
-- caution VARCHAR, caveats VARCHAR, load_hint VARCHAR, row_count BIGINT
select
    dataset_id,
    title,
    short_title,
    publisher,
    publication,
    landing_url,
    licence,
    licence_url,
    attribution,
    reference_period,
    reference_date,
    published_date,
    obtained_date,
    cadence,
    cadence_days,
    next_release,
    geography,
    scope,
    processing,
    processing_short,
    caution,
    caveats,
    load_hint,
    row_count
from meta.dataset
order by scope = 'reference', publisher, reference_date desc, dataset_id
