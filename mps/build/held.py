"""What a finished store says of itself, for the build that may replace it and for `status`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from mps.errors import StoreUnavailable


@dataclass(frozen=True)
class Held:
    """The fingerprint of a store's inputs and the shape files (name and bytes) that it names."""

    fingerprint: str
    shapes: dict[str, int]


@dataclass(frozen=True)
class Holding:
    """Rows of one dataset for one council (empty: not of one council) and period."""

    dataset_id: str
    council_name: str
    period: str
    row_count: int
    publisher: str
    reference_date: date
    is_past_due: bool


@dataclass(frozen=True)
class Status:
    """When the store was built (UTC) and what it holds."""

    built_at: datetime
    app_version: str
    holdings: tuple[Holding, ...]


def read_held(store: Path) -> Held | None:
    """What the store was made from; None when there is no store that can be read."""
    try:
        with opened(store) as connection:
            [(fingerprint,)] = connection.execute("select fingerprint from meta.build").fetchall()
            shapes = connection.execute("select file_name, bytes from meta.shape").fetchall()
    except (StoreUnavailable, duckdb.Error, ValueError):
        return None
    return Held(fingerprint, dict(shapes))


def read_status(store: Path, today: date) -> Status:
    """What the store holds. A dataset is past due when its cadence has passed since its date.

    Raises StoreUnavailable when there is no store or it is not one of this version.
    """
    statement = """
        select
            holding.dataset_id,
            coalesce(council.council_name, ''),
            coalesce(holding.period, dataset.reference_period),
            holding.row_count,
            dataset.publisher,
            dataset.reference_date,
            dataset.cadence_days > 0
            and coalesce(dataset.published_date, dataset.reference_date)
            + cast(dataset.cadence_days as integer) < $today
        from mart.holding as holding
        inner join meta.dataset as dataset on holding.dataset_id = dataset.dataset_id
        left join mart.council as council on holding.council_code = council.council_code
        order by holding.dataset_id, council.sort_order nulls first, 3
    """
    with opened(store) as connection:
        try:
            statement_of_build = "select built_at, app_version from meta.build"
            [(built_at, app_version)] = connection.execute(statement_of_build).fetchall()
            rows = connection.execute(statement, {"today": today}).fetchall()
        except duckdb.Error as error:
            remedy = "Build it anew: python -m mps build --force"
            raise StoreUnavailable(
                f"The store {store.name} is of another kind. {remedy}"
            ) from error
    return Status(built_at, app_version, tuple(Holding(*row) for row in rows))


@contextmanager
def opened(store: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The store read-only, attached to an instance of its own so that a swapped file is seen."""
    if not store.is_file():
        raise StoreUnavailable(f"There is no store {store.name} yet. Build it: python -m mps build")
    with duckdb.connect(":memory:") as connection:
        quoted = str(store).replace("'", "''")
        try:
            connection.execute(f"attach '{quoted}' as store (read_only)")
        except duckdb.Error as error:
            remedy = "Build it anew: python -m mps build --force"
            raise StoreUnavailable(f"The store {store.name} cannot be opened. {remedy}") from error
        connection.execute("use store")
        yield connection
