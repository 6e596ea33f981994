"""Thousands against units: figures of a new file held against those of earlier ones.

A file in pounds where the publisher gives thousands, or in shares of 1 where it gives per cent, is
well formed in every cell. What gives it away is that its figures are typically many times those
held. So the median ratio of figures of the same area and kind, whatever their year, is judged.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from mps.build.releases import find_releases
from mps.errors import Problem
from mps.intake.work import Work, WorkTable

LEAST_PAIRS = 3
MOST_TIMES = 50.0  # no measure grew fiftyfold between two releases; a change of unit is 100 or more

_PERIODS = ("financial_year", "year", "date")
_NUMBERS = ("decimal", "count")


def judge_scale(work: Work, table: WorkTable, root: Path) -> Iterator[Problem]:
    """A problem for each column whose figures are typically 50 times those held, or a 50th."""
    key = [spec.column for spec in table.specs if spec.key and spec.type not in _PERIODS]
    numbers = [spec.column for spec in table.specs if spec.type in _NUMBERS and not spec.key]
    if not key or not numbers or not _load_held(work, table, root):
        return
    for column in numbers:
        ratio, pairs, place, row, new, old = work.ask(_statement(table, key, column))[0]
        if pairs >= LEAST_PAIRS and not 1 / MOST_TIMES < ratio < MOST_TIMES:
            times = f"{ratio:,.0f} times" if ratio > 1 else f"one part in {1 / ratio:,.0f} of"
            message = (
                f"the figures are typically {times} those held of earlier releases; here {new:g} "
                f"stands against {old:g}"
            )
            remedy = (
                "Are they in another unit, such as pounds for thousands or shares for per cent? "
                "Import the publisher's own file."
            )
            yield Problem(work.place(place), row, table.label(column), "", message, remedy)


def _statement(table: WorkTable, key: list[str], column: str) -> str:
    """SQL for the median ratio of new to held figures, how many there are, and one of them."""
    listed = ", ".join(key)
    return f"""
        with
        new as (
            select {listed}, source_file, source_row, try_cast({column} as double) as new
            from {table.name} where try_cast({column} as double) > 0
        ),
        old as (
            select {listed}, median(try_cast({column} as double)) as old
            from held.{table.dataset} where try_cast({column} as double) > 0 group by all
        ),
        pairs as (select *, new / old as ratio from new inner join old using ({listed}))
        select median(ratio), count(*),
            arg_min(source_file, (source_file, source_row)),
            arg_min(source_row, (source_file, source_row)),
            arg_min(new, (source_file, source_row)), arg_min(old, (source_file, source_row))
        from pairs
    """


def _load_held(work: Work, table: WorkTable, root: Path) -> bool:
    """Put what ships and what was imported before into `held.<dataset>`; whether there is any."""
    listed = ", ".join(table.columns)
    parts = [
        f"select {listed} from read_csv({_quoted(path)}, all_varchar = true, header = true)"
        for path in sorted((root / "data" / "bundled" / table.dataset).glob("*.csv"))
        if _has_columns(path, table)
    ]
    parts += [
        f"select {listed} from read_parquet({_quoted(path)})"
        for path in (
            root / release.folder / f"{table.dataset}.parquet"
            for release in find_releases(root)[0]
            if table.dataset in release.tables
        )
        if set(table.columns)
        <= {row[0] for row in work.ask(f"describe from read_parquet({_quoted(path)})")}
    ]
    if parts:
        work.ask("create schema if not exists held")
        work.ask(f"create table held.{table.dataset} as {' union all by name '.join(parts)}")
    return bool(parts)


def _has_columns(path: Path, table: WorkTable) -> bool:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return set(table.columns) <= set(next(csv.reader(file), ()))


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
