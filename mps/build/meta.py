"""The meta schema: which build this is, where each dataset comes from, what its columns mean."""

import hashlib
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, get_type_hints

import duckdb

from mps import __version__
from mps.build.fill import create_table, insert_columns
from mps.build.inputs import Inputs
from mps.sources import Card

_TYPES = {int: "integer", date: "date", date | None: "date"}


def write_meta(
    connection: duckdb.DuckDBPyConnection, inputs: Inputs, checks: dict[str, str]
) -> None:
    """Create meta.dataset, meta.snapshot, meta.column and meta.check."""
    _write_datasets(connection, inputs)
    _write_snapshots(connection, inputs)
    columns = [
        (name, spec.column, spec.type, spec.unit or None, spec.description, spec.key, number)
        for name, source in inputs.sources.items()
        for number, spec in enumerate(source.kept, start=1)
    ]
    _create(
        connection,
        "meta.column",
        {
            **dict.fromkeys(("dataset_id", "column_name", "column_type"), "varchar"),
            **dict.fromkeys(("unit", "description"), "varchar"),
            "is_key": "boolean",
            "sort_order": "integer",
        },
        columns,
    )
    _create(
        connection, "meta.check", {"check_name": "varchar", "purpose": "varchar"}, [*checks.items()]
    )


def write_build(connection: duckdb.DuckDBPyConnection, fingerprint: str, seconds: float) -> None:
    """Create meta.build, one row; `built_at` is in UTC."""
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    _create(
        connection,
        "meta.build",
        {
            "built_at": "timestamp",
            **dict.fromkeys(("fingerprint", "duckdb_version", "app_version"), "varchar"),
            "build_seconds": "double",
        },
        [(now, fingerprint, duckdb.__version__, __version__, round(seconds, 2))],
    )


def _write_datasets(connection: duckdb.DuckDBPyConnection, inputs: Inputs) -> None:
    """Every card field as a column: lists joined by line breaks, `expected_rows` as two columns."""
    kinds = get_type_hints(Card)
    names = [field.name for field in fields(Card) if field.name not in ("id", "expected_rows")]
    columns = {"dataset_id": "varchar"}
    columns |= {name: _TYPES.get(kinds[name], "varchar") for name in names}
    columns |= dict.fromkeys(("expected_rows_min", "expected_rows_max", "row_count"), "bigint")
    rows = []
    for name, source in inputs.sources.items():
        values = [getattr(source.held_card, one) for one in names]
        values = ["\n".join(one) if isinstance(one, tuple) else one for one in values]
        count = connection.execute(f"select count(*) from raw.{name}").fetchall()[0][0]
        rows.append((name, *values, *source.card.expected_rows, count))
    _create(connection, "meta.dataset", columns, rows)


def _write_snapshots(connection: duckdb.DuckDBPyConnection, inputs: Inputs) -> None:
    """Every file that was read or imported: its hash, its size and how many rows it gave."""
    rows = []
    for name, source in inputs.sources.items():
        counted: dict[str, int] = dict(
            connection.execute(
                f"select source_file, count(*) from raw.{name} group by source_file"
            ).fetchall()
        )
        for file in source.files:
            content = file.path.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            count = counted.get(file.shown, 0)
            rows.append((name, file.council_code, file.shown, digest, len(content), count))
        for one in source.releases:
            count = sum(rows for file, rows in counted.items() if file.startswith(f"{one.folder}/"))
            rows.append((name, None, one.shown, one.sha256, one.bytes, count))
    _create(
        connection,
        "meta.snapshot",
        {
            **dict.fromkeys(("dataset_id", "council_code", "file_name", "sha256"), "varchar"),
            **dict.fromkeys(("bytes", "row_count"), "bigint"),
        },
        rows,
    )


def _create(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: dict[str, str],
    rows: Sequence[tuple[Any, ...]],
) -> None:
    create_table(connection, table, columns)
    lists = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in columns]
    insert_columns(connection, table, columns, dict(zip(columns, lists, strict=True)))
