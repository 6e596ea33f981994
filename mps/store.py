"""The reading side of the store: opened read-only, closed to the outside, one cursor a query."""

import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from mps.errors import QueryError, StoreUnavailable
from mps.paths import QUERIES
from mps.sql import Query, load_queries

StoreIdentity = tuple[str, int, int, int]
PUBLIC = "public"

# Attaching the file to an instance of its own, instead of connecting to it, is what makes a
# swapped file visible: duckdb.connect() hands out the old instance while anyone holds it.
_HARDEN = (
    "set autoinstall_known_extensions = false",
    "set autoload_known_extensions = false",
    # One thread a query: planning outweighs running, and visitors share the cores anyway.
    "set threads = 1",
    "set memory_limit = '1GB'",
    "set enable_external_access = false",
    "set lock_configuration = true",
)


class Store:
    """One version of the store file. Queries by name; never writes, never reads other files."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.identity = identity_of(path)
        self._queries = _queries()
        self._connection = duckdb.connect(":memory:")
        try:
            quoted = str(path).replace("'", "''")
            self._connection.execute(f"attach '{quoted}' as store (read_only)")
        except duckdb.Error as error:
            raise StoreUnavailable(
                f"The store {path.name} cannot be opened: {error}. "
                "Build it anew: python -m mps build"
            ) from error
        for statement in _HARDEN:
            self._connection.execute(statement)

    def query(self, name: str, /, **params: Any) -> pd.DataFrame:
        """The rows of a named query as a frame with the columns its header promises.

        Raises QueryError when the name is not known or the parameters are not the query's own.
        """
        asked = self._find(name)
        if set(params) != set(asked.params):
            wanted = ", ".join(asked.params) or "none"
            raise QueryError(f"{name} takes the parameters: {wanted}")
        cursor = self._connection.cursor()
        try:
            cursor.execute("use store")  # a cursor does not inherit it
            cursor.execute(asked.text, params)
            return cursor.df()
        except duckdb.Error as error:
            raise QueryError(f"{name}: {error}") from error
        finally:
            cursor.close()

    def describe(self, name: str) -> dict[str, str]:
        """The columns and DuckDB types a named query really returns, without running it."""
        asked = self._find(name)
        cursor = self._connection.cursor()
        try:
            cursor.execute("use store")
            cursor.execute(f"describe {asked.text}", dict.fromkeys(asked.params))
            return {row[0]: row[1] for row in cursor.fetchall()}
        finally:
            cursor.close()

    def _find(self, name: str) -> Query:
        if name not in self._queries:
            raise QueryError(f"There is no query named {name}. See: python -m mps query --list")
        return self._queries[name]


def identity_of(path: Path) -> StoreIdentity:
    """What tells one version of the file from the next. Raises StoreUnavailable when missing."""
    try:
        found = path.stat()
    except OSError as error:
        raise StoreUnavailable(
            f"There is no store at {path.name} yet. Build it: python -m mps build"
        ) from error
    return (str(path), found.st_ino, found.st_mtime_ns, found.st_size)


def public_queries() -> dict[str, Query]:
    """The project's stable queries, by name."""
    return load_queries(QUERIES / PUBLIC)


@lru_cache(maxsize=1)
def _queries() -> dict[str, Query]:
    return load_queries(QUERIES / PUBLIC, QUERIES / "page")


_lock = threading.Lock()
_open: dict[str, Store] = {}


def open_store(path: Path) -> Store:
    """The store at `path` as it is now; a swapped file gives a new Store.

    The former one is dropped, not closed: queries still running on it finish.
    """
    identity = identity_of(path)
    with _lock:
        held = _open.get(str(path))
        if held is None or held.identity != identity:
            held = Store(path)
            _open[str(path)] = held
        return held
