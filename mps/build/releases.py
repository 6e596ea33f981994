"""Official files that were imported: one folder a release, under data/raw/<format>/<release>.

A folder holds the publisher's file unchanged, one Parquet file for each table it gave, and
`snapshot.json`, which says what it is. A folder is put there whole or not at all.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_type_hints

import duckdb

from mps.errors import Problem
from mps.sources import Card, ColumnSpec

RAW = Path("data") / "raw"
SNAPSHOT = "snapshot.json"
LOCATION = "location_id"
# SQL: the folder of the release that a row of a raw table is from; blank for what ships.
IMPORTED = "regexp_extract(source_file, '^data/raw/[^/]+/[^/]+')"
_REMEDY = "Delete its folder and import the file again: python -m mps import FILE"


@dataclass(frozen=True)
class Release:
    """One imported file as its `snapshot.json` describes it.

    `tables` counts the rows of each dataset; `date_order` is how slashed dates were read, if any;
    `reader_version` changes with the code and the layout that read it.
    """

    format: str
    layout: str
    file_name: str
    sha256: str
    bytes: int
    release_date: str
    release_date_from: str
    imported_at: str
    reader_version: str
    date_order: str | None
    tables: dict[str, int]
    folder: str = ""

    @property
    def day(self) -> date:
        """The date the release describes."""
        return date.fromisoformat(self.release_date)

    @property
    def shown(self) -> str:
        """The publisher's file as a path from the project's root."""
        return f"{self.folder}/{self.file_name}"


def find_releases(root: Path) -> tuple[tuple[Release, ...], list[Problem]]:
    """Every release under `root`/data/raw, the one imported last first, and what is damaged."""
    releases = []
    problems = []
    for path in snapshots(root):
        folder = path.parent.relative_to(root).as_posix()
        try:
            release = _read(json.loads(path.read_text(encoding="utf-8")), folder)
        except (OSError, ValueError, TypeError, KeyError) as error:
            message = f"this says not what was imported: {error}"
            problems.append(Problem(f"{folder}/{SNAPSHOT}", 0, "", "", message, _REMEDY))
            continue
        names = [release.file_name, *(f"{table}.parquet" for table in release.tables)]
        missing = [name for name in names if not (root / folder / name).is_file()]
        for name in missing:
            message = "this file of an imported release is missing"
            problems.append(Problem(f"{folder}/{name}", 0, "", "", message, _REMEDY))
        if not missing:
            releases.append(release)
    releases.sort(key=lambda one: (one.imported_at, one.folder), reverse=True)
    return tuple(releases), problems


def snapshots(root: Path) -> Iterator[Path]:
    """The `snapshot.json` of every release; folders in the making begin with a dot."""
    for path in sorted((root / RAW).glob(f"*/*/{SNAPSHOT}")):
        if not any(part.startswith(".") for part in path.relative_to(root / RAW).parts):
            yield path


def as_json(release: Release) -> str:
    """What `snapshot.json` holds."""
    values = {name: value for name, value in asdict(release).items() if name != "folder"}
    return json.dumps(values, indent=2, ensure_ascii=False) + "\n"


def load_releases(
    connection: duckdb.DuckDBPyConnection, root: Path, dataset: str, releases: tuple[Release, ...]
) -> None:
    """Add the rows of every release of a dataset to its raw table."""
    table = connection.execute(f"describe raw.{dataset}").fetchall()
    wanted = {row[0] for row in table}
    for release in releases:
        if dataset not in release.tables:
            continue
        path = str(root / release.folder / f"{dataset}.parquet").replace("'", "''")
        held = connection.execute(f"describe from read_parquet('{path}')").fetchall()
        added = ("source_file", "source_row", "release_date")
        columns = [row[0] for row in held if row[0] in wanted and row[0] not in added]
        listed = ", ".join(columns)
        connection.execute(
            f"""
            insert into raw.{dataset} ({listed}, {", ".join(added)})
            select {listed}, $folder || '/' || source_file, source_row, $day
            from read_parquet('{path}')
            """,
            {"folder": release.folder, "day": release.release_date},
        ).fetchall()


def settled_by(specs: Sequence[ColumnSpec]) -> tuple[str, ...]:
    """The columns that say of what a row speaks, so that of two releases one is believed.

    That is the location for the regulator's files, whose rows on one location belong together,
    and the key for all others.
    """
    if any(spec.column == LOCATION for spec in specs):
        return (LOCATION,)
    return tuple(spec.column for spec in specs if spec.key)


def settle_releases(
    connection: duckdb.DuckDBPyConnection,
    dataset: str,
    specs: Sequence[ColumnSpec],
    releases: tuple[Release, ...],
) -> None:
    """Where releases of one date speak of the same thing, keep the one imported last.

    A bundled file gives way to any import. `releases` begins with the one imported last; of what
    a row speaks, `settled_by` says.
    """
    same_day = "select release_date from raw.{0} group by 1 having count(distinct {1}) > 1"
    days = connection.execute(same_day.format(dataset, IMPORTED)).fetchall()
    if not days:
        return
    order = [release.folder for release in releases]
    same = ", ".join(("release_date", *settled_by(specs)))
    connection.execute(
        f"""
        delete from raw.{dataset} where rowid in (
            select rowid from raw.{dataset}
            where list_contains($days, release_date)
            qualify coalesce(list_position($order, {IMPORTED}), 1e9) > min(
                coalesce(list_position($order, {IMPORTED}), 1e9)
            ) over (partition by {same})
        )
        """,
        {"days": [day for (day,) in days], "order": order},
    ).fetchall()


def newest_card(card: Card, releases: tuple[Release, ...], is_bundled: bool) -> Card:
    """The card of a register as it is held: its period is that of the newest release."""
    own = [release for release in releases if card.id in release.tables]
    if not own:
        return card
    newest = max(own, key=lambda release: release.release_date)
    if is_bundled and newest.day <= card.reference_date:
        return card
    return replace(
        card,
        reference_date=newest.day,
        reference_period=in_words(newest.day),
        published_date=None,
        obtained_date=datetime.fromisoformat(newest.imported_at).date(),
    )


def in_words(day: date) -> str:
    """A date as a person writes it: 6 May 2021."""
    return f"{day.day} {day:%B %Y}"


def _read(found: dict[str, Any], folder: str) -> Release:
    """A release from what its snapshot holds, each value of its type."""
    release = Release(**found, folder=folder)
    for name, kind in get_type_hints(Release).items():
        if kind in (str, int) and type(getattr(release, name)) is not kind:
            raise ValueError(f"{name} must be {kind.__name__}")
    date.fromisoformat(release.release_date)
    return release
