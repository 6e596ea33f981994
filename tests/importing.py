"""What the tests of the import share: a place to take files into, and what came of it."""

import shutil
from pathlib import Path

import duckdb

from mps.build.releases import Release
from mps.errors import Problem
from mps.intake import Asked, Taken, take
from mps.paths import DATA

Row = dict[str, str | int | None]


def lay_out(root: Path) -> Path:
    """Put the project's layouts, column maps and reference tables under `root`."""
    for folder in ("layouts", "columns", "reference"):
        shutil.copytree(DATA / folder, root / "data" / folder, dirs_exist_ok=True)
    return root


def take_files(root: Path, *paths: Path, asked: Asked | None = None) -> tuple[Taken, str]:
    """Take files; gives what became of them, and what was said."""
    said: list[str] = []
    taken = take(paths, root, asked or Asked(), said.append)
    return taken, "\n".join(said)


def take_good(root: Path, path: Path, asked: Asked | None = None) -> tuple[Release, str]:
    """Take one file or folder that must be in order."""
    taken, said = take_files(root, path, asked=asked)
    assert taken.problems == [], [str(one) for one in taken.problems]
    [release] = taken.kept
    return release, said


def take_bad(root: Path, path: Path, asked: Asked | None = None) -> list[Problem]:
    """Take one file that must be refused, leaving nothing behind."""
    taken, _ = take_files(root, path, asked=asked)
    assert taken.kept == []
    assert held(root) == []
    assert taken.problems
    assert all(one.remedy for one in taken.problems)
    return taken.problems


def rows(root: Path, release: Release, dataset: str = "") -> list[Row]:
    """The rows of a release's table, in the order of the file."""
    path = root / release.folder / f"{dataset or next(iter(release.tables))}.parquet"
    with duckdb.connect(":memory:") as connection:
        found = connection.execute(
            "from read_parquet($path) order by source_file, source_row", {"path": str(path)}
        )
        names = [one[0] for one in found.description or []]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def held(root: Path) -> list[Path]:
    """Every file under data/raw, hidden ones included."""
    return [path for path in (root / "data" / "raw").rglob("*") if path.is_file()]
