"""Why spending changed, worked out once when the store is built."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import duckdb
import pandas as pd

from mps.analysis.spending import price_volume_mix
from mps.build.fill import create_from_frame

COMPONENTS = {
    "people_gbp": "people",
    "price_gbp": "price",
    "mix_gbp": "mix",
    "total_gbp": "total",
}


def split_spending(connection: duckdb.DuckDBPyConnection) -> None:
    """Create `staging.spend_change`: the change in cost between each two years of each table.

    One row per council, table, pair of years, category and component: council_code, table_id,
    from_year, to_year, category (empty for the whole table), component (people, price, mix or
    total) and change_gbp. Needs `mart.spend_item`, which holds only what can be split.
    """
    items = connection.execute(
        """
        select council_code, table_id, category, financial_year, people, cost_gbp
        from mart.spend_item
        order by council_code, table_id, financial_year, row_number
        """
    ).df()
    rows = [
        row
        for (council, table), frame in items.groupby(["council_code", "table_id"], sort=False)
        for row in _splits(frame, str(council), str(table))
    ]
    columns = ["council_code", "table_id", "from_year", "to_year", "category"]
    frame = pd.DataFrame(rows, columns=[*columns, "component", "change_gbp"])
    statement = """
        select
            cast(council_code as varchar) as council_code,
            cast(table_id as varchar) as table_id,
            cast(from_year as varchar) as from_year,
            cast(to_year as varchar) as to_year,
            cast(category as varchar) as category,
            cast(component as varchar) as component,
            cast(change_gbp as double) as change_gbp
        from frame
        order by council_code, table_id, from_year, to_year
    """
    create_from_frame(connection, "staging.spend_change", statement, frame)


def _splits(frame: pd.DataFrame, council: str, table: str) -> Iterator[tuple[Any, ...]]:
    """The rows of one table: for each two years each category's split, then the whole's."""
    for from_year, to_year in combinations(sorted(frame["financial_year"].unique()), 2):
        split = price_volume_mix(frame, from_year=from_year, to_year=to_year)
        whole = pd.DataFrame([{"category": "", **split[list(COMPONENTS)].sum()}])
        for row in pd.concat([split, whole]).to_dict("records"):
            for column, component in COMPONENTS.items():
                key = (council, table, from_year, to_year, row["category"])
                yield (*key, component, row[column])
