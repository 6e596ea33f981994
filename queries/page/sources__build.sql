-- When the store was built, and with what.
-- grain: one row
-- params: none
-- returns: built_at TIMESTAMP, fingerprint VARCHAR, duckdb_version VARCHAR, app_version VARCHAR
select
    built_at,
    fingerprint,
    duckdb_version,
    app_version
from meta.build
