"""Ask a store's tables directly, for what no named query tells."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb


def ask(store: Path, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows a statement gives on the store, opened read-only for this one question."""
    with duckdb.connect() as connection:
        quoted = str(store).replace("'", "''")
        connection.execute(f"attach '{quoted}' as store (read_only)")
        connection.execute("use store")
        return connection.execute(statement, values).fetchall()
