"""Importing made-up national files of real size, beside the usual ways to read them.

Nothing of it touches the project's own data: the import runs in a copy of the project in a
temporary folder.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.alone import CAP, Run, run_alone
from benchmarks.national import ACTIVE, DEACTIVATED, RATINGS, SHEETS
from benchmarks.queries import council_and_areas
from benchmarks.tables import Measure, milliseconds, print_table
from mps.paths import QUERIES, ROOT
from mps.sql import Query, load_queries
from mps.store import Store, open_store
from tests.test_queries import VALUES

ROWS = {ACTIVE: 55_000, RATINGS: 325_000, DEACTIVATED: 60_000}
FEW = 4_000  # as many as odfpy can hold
MEMORY_AIM = 1_000.0  # megabytes
QUERY_AIM = 50.0  # milliseconds
ROUNDS = 3
MARKET_PAGES = ("services__", "quality__", "changes__")
WIDER = ("E12", "E92")  # codes of regions and of England
CODE = ("mps", "data", "queries", "pages")

_PANDAS = """
import sys, pandas
path, sheet, engine = sys.argv[1:]
print(len(pandas.read_excel(path, sheet_name=sheet, engine=engine, dtype=str)))
"""
_READER = """
import sys, pathlib
from mps.readers.sheets import stream_sheet
print(sum(1 for _ in stream_sheet(pathlib.Path(sys.argv[1]), sys.argv[1], sys.argv[2])))
"""


@dataclass(frozen=True)
class NotFinished(Measure):
    """What ran into the cap on memory or time, or broke."""

    def cells(self) -> tuple[str, ...]:
        """The line of a table, in words."""
        return (self.what, "", "did not finish", "", "")


def measure() -> list[Measure]:
    """Read and import the files, which prints a table of its own; then the pages' queries."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, ROWS[ACTIVE], ROWS[RATINGS], ROWS[DEACTIVATED])
        reading = [*_reading(folder, ACTIVE), *_reading(folder, RATINGS), *_reading_few(folder)]
        store = folder / "project" / "store" / "market.duckdb"
        importing = list(_importing(folder, store))
        print_table("Reading and importing made-up national files", [*reading, *importing])
        return list(_asking(store)) if store.is_file() else []


def _write(folder: Path, *rows: int) -> None:
    """Write the files in a process of its own: it takes more memory than anything measured."""
    done = run_alone("-m", "benchmarks.national", str(folder), *map(str, rows), cap=4 * CAP)
    if done.error:
        sys.exit(f"The made-up files could not be written: {done.error}")


def _reading(folder: Path, file: str) -> Iterator[Measure]:
    """Our reader alone against calamine, at full size."""
    what = f"{file.removesuffix('.ods')[16:]}, {ROWS[file]:,} rows"
    path, sheet = str(folder / file), SHEETS[file][1]
    ours = run_alone("-c", _READER, path, sheet)
    calamine = run_alone("-c", _PANDAS, path, sheet, "calamine")
    yield from _told(f"{what}: our reader alone", ours, MEMORY_AIM)
    yield from _told(f"{what}: pandas with calamine", calamine)
    yield from _ratios(f"{what}: calamine to our reader", calamine, ours)


def _reading_few(folder: Path) -> Iterator[Measure]:
    """Our reader alone against odfpy, with few rows."""
    few = folder / "few"
    few.mkdir()
    _write(few, FEW, 0, 0)
    path, sheet = str(few / ACTIVE), SHEETS[ACTIVE][1]
    what = f"HSCA_Active_Locations, {FEW:,} rows"
    ours = run_alone("-c", _READER, path, sheet)
    odfpy = run_alone("-c", _PANDAS, path, sheet, "odf")
    yield from _told(f"{what}: our reader alone", ours, MEMORY_AIM)
    yield from _told(f"{what}: pandas with odfpy", odfpy)
    yield from _ratios(f"{what}: odfpy to our reader", odfpy, ours)


def _importing(folder: Path, store: Path) -> Iterator[Measure]:
    """The import of each file, judged and kept, then the build, all in a copy of the project."""
    root = folder / "project"
    leave = shutil.ignore_patterns("raw", "__pycache__")
    for part in CODE:
        shutil.copytree(ROOT / part, root / part, ignore=leave)
    env = {"MPS_STORE": str(store)}
    for file, rows in ROWS.items():
        what = f"import of {file.removesuffix('.ods')[16:]}, {rows:,} rows"
        command = ("-m", "mps", "import", str(folder / file), "--no-build")
        yield from _told(what, run_alone(*command, folder=root, env=env), MEMORY_AIM)
    built = run_alone("-m", "mps", "build", folder=root, env=env)
    yield from _told("build of the national store", built)
    if not built.error:
        yield Measure("size of the national store", store.stat().st_size / 1e6, "MB")


def _told(what: str, run: Run, memory_aim: float | None = None) -> Iterator[Measure]:
    if run.error:
        print(f"{what}: {run.error}", file=sys.stderr)
        yield NotFinished(what, 0, "")
    else:
        yield Measure(f"{what}, time", run.seconds, "s")
        yield Measure(f"{what}, peak memory", run.megabytes, "MB", memory_aim)


def _ratios(what: str, theirs: Run, ours: Run) -> Iterator[Measure]:
    if not (theirs.error or ours.error):
        yield Measure(f"{what}, time", theirs.seconds / ours.seconds, "times")
        yield Measure(f"{what}, peak memory", theirs.megabytes / ours.megabytes, "times")


def _asking(path: Path) -> Iterator[Measure]:
    """The queries of the market's pages on this store, for each council and areas within it.

    For regions and England, which pages ask of a few queries, to compare, there is no aim.
    """
    store = open_store(path)
    within, wider = [], []
    for council, areas in council_and_areas(store).items():
        for area in areas:
            pair = {"council_code": council, "area_code": area}
            (wider if area.startswith(WIDER) else within).append(pair)
    for name, query in load_queries(QUERIES / "page").items():
        if name.startswith(MARKET_PAGES):
            yield milliseconds(name, _times(store, query, within), QUERY_AIM)
            if "area_code" in query.params:
                yield milliseconds(f"  {name}, wider areas", _times(store, query, wider))


def _times(store: Store, query: Query, places: Sequence[dict[str, str]]) -> list[float]:
    """Seconds for every different set of parameters, several times each."""
    asked = [{name: place.get(name, VALUES.get(name)) for name in query.params} for place in places]
    different = [one for number, one in enumerate(asked) if one not in asked[:number]]
    return [_seconds(store, query, params) for params in different for _ in range(ROUNDS)]


def _seconds(store: Store, query: Query, params: dict[str, object]) -> float:
    started = time.perf_counter()
    store.query(query.name, **params)
    return time.perf_counter() - started
