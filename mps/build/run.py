"""Build the store beside the old one and swap it in whole, or leave everything as it was."""

import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from mps import paths
from mps.build.bundle import write_bundle
from mps.build.checks import Broken, run_checks
from mps.build.feeds import write_feeds
from mps.build.held import Held, read_held
from mps.build.inputs import Inputs, find_inputs, fingerprint
from mps.build.meta import write_build, write_meta
from mps.build.raw import load_raw
from mps.build.releases import settle_releases
from mps.build.steps import steps
from mps.build.tables import find_tables, make_tables
from mps.build.validate import validate
from mps.errors import CheckFailed, MpsError, Problem, SourceError

Progress = Callable[[str], None]

BUILDING = ".building-"
HOUR = 3600
DAY = 24 * HOUR
LONGEST_WAIT = 600  # seconds for another build to finish; a build takes a few


@dataclass(frozen=True)
class BuildResult:
    """The store, whether this run built it (False: it was up to date), and the seconds it took."""

    store: Path
    was_built: bool
    seconds: float


def _silent(message: str) -> None:
    """Progress that nobody asked for."""


def run_build(
    root: Path | None = None,
    store: Path | None = None,
    force: bool = False,
    progress: Progress = _silent,
) -> BuildResult:
    """Bring the store up to date with `root`/data and `root`/queries.

    Does nothing when the store was made from the same inputs, unless `force`. When another build
    is running, waits and uses what it made. Shapes go to `root`/static/shapes, the zipped data
    beside the store. Feeds go to `root`/static/feeds, also when the store is fresh: they hold the
    site's address, which may be another. Raises SourceError, CheckFailed or another MpsError; the
    old store then stays as it was.
    """
    root = root or paths.ROOT
    store = store or paths.store_path()
    started = time.monotonic()
    site = paths.site_address()
    with _explained("The store cannot be built"):
        is_new = _bring_up_to_date(root, store, force, progress)
        write_feeds(store, paths.feeds_path(root / "static"), site)
    return BuildResult(store, is_new, time.monotonic() - started)


def _bring_up_to_date(root: Path, store: Path, force: bool, progress: Progress) -> bool:
    """Build the store where its inputs changed, or in any case; whether this run built it."""
    if not force and _is_fresh(root, store, read_held(store), fingerprint(root)):
        return False
    with _locked(store, progress) as waited:
        held = read_held(store)
        wanted = fingerprint(root)
        if (waited or not force) and _is_fresh(root, store, held, wanted):
            return False
        _remove_leftovers(root, store)
        _build(root, store, wanted, progress)
        _retire_shapes(root, held, read_held(store))
    return True


def check_data(root: Path | None = None, progress: Progress = _silent) -> list[Problem]:
    """Every problem of `root`/data, as a build would meet them, without touching the store.

    Shapes and the rules of queries/check are judged once every cell is right.
    """
    root = root or paths.ROOT
    with (
        _explained("The data cannot be checked"),
        duckdb.connect(":memory:") as connection,
        tempfile.TemporaryDirectory() as shapes,
    ):
        try:
            inputs = _read(connection, root, progress)
            _, broken = _transform(connection, inputs, Path(shapes), progress)
        except SourceError as error:
            return error.problems
    return [one.as_problem() for one in broken]


@contextmanager
def _explained(what: str) -> Iterator[None]:
    """Turn what the disk or the database reports into an error fit for a person."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        raise MpsError(f"{what}: {error}") from error


def _build(root: Path, store: Path, wanted: str, progress: Progress) -> None:
    """Build into a file of its own beside the store, then put it in the store's place."""
    started = time.monotonic()
    with _beside(store, ".duckdb") as new_store, _beside(store, ".zip") as new_zip:
        with duckdb.connect(str(new_store)) as connection:
            inputs = _read(connection, root, progress)
            shapes = paths.shapes_path(root / "static")
            checks, broken = _transform(connection, inputs, shapes, progress)
            if broken:
                raise _as_error(broken)
            progress("Writing the download of all data")
            write_meta(connection, inputs, checks)
            write_bundle(connection, inputs, new_zip)
            write_build(connection, wanted, time.monotonic() - started)
            connection.execute("checkpoint").fetchall()
        # The zip first: were the store first and this interrupted, the old zip would stay.
        os.replace(new_zip, paths.data_zip_path(store))
        _swap(new_store, store)


def _read(connection: duckdb.DuckDBPyConnection, root: Path, progress: Progress) -> Inputs:
    """Fill the raw schema and judge it. Raises SourceError with every problem of every file."""
    inputs, problems = find_inputs(root)
    for schema in ("raw", "staging", "mart", "meta"):
        connection.execute(f"create schema {schema}")
    count = sum(len(one.files) + len(one.releases) for one in inputs.sources.values())
    progress(f"Reading {count} files")
    loaded = load_raw(connection, inputs)
    problems += loaded.problems
    progress("Checking every cell")
    problems += loaded.placed(validate(connection, inputs, loaded.incomplete))
    if problems:
        raise SourceError(problems)
    for name, source in inputs.sources.items():
        if source.releases:
            settle_releases(connection, name, source.specs, source.releases)
    return inputs


def _transform(
    connection: duckdb.DuckDBPyConnection, inputs: Inputs, shapes: Path, progress: Progress
) -> tuple[dict[str, str], list[Broken]]:
    """Make every table and shape; returns the checks and the rules that are broken."""
    queries = inputs.root / "queries"
    tables = find_tables(queries)
    raw = {f"raw.{name}" for name in (*inputs.sources, "council")}

    progress(f"Making {len(tables)} tables")
    made = steps(connection, inputs.sources, shapes, progress)
    make_tables(connection, tables, raw, made)
    progress("Checking the rules")
    return run_checks(connection, queries, tables)


def _as_error(broken: Sequence[Broken]) -> CheckFailed:
    """The first broken rule with its rows; the others by name."""
    rows = list(broken[0].rows)
    if others := ", ".join(one.rule for one in broken[1:]):
        rows.append(f"Also failed: {others}")
    return CheckFailed(broken[0].rule, broken[0].purpose, rows)


def _is_fresh(root: Path, store: Path, held: Held | None, wanted: str) -> bool:
    """Whether the store was made from these inputs and all it names is there."""
    if held is None or held.fingerprint != wanted:
        return False
    shapes = paths.shapes_path(root / "static")
    files = {shapes / name: size for name, size in held.shapes.items()}
    return paths.data_zip_path(store).is_file() and all(
        path.is_file() and path.stat().st_size == size for path, size in files.items()
    )


@contextmanager
def _locked(store: Path, progress: Progress) -> Iterator[bool]:
    """One build at a time; gives whether another had to be waited for."""
    store.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(store.with_name(f".{store.name}.lock"))
    waited = False
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waited = True
        progress("Another build is running; waiting for it")
        try:
            lock.acquire(timeout=LONGEST_WAIT)
        except Timeout:
            raise MpsError(
                "Another build has been running for ten minutes. See whether a process "
                "'python -m mps build' hangs, stop it and try again."
            ) from None
    try:
        yield waited
    finally:
        lock.release()


@contextmanager
def _beside(store: Path, suffix: str) -> Iterator[Path]:
    """A path of our own in the store's folder; whatever is left there afterwards is removed."""
    path = store.with_name(f"{BUILDING}{os.getpid()}-{secrets.token_hex(4)}{suffix}")
    try:
        yield path
    finally:
        for left in path.parent.glob(f"{path.name}*"):
            left.unlink()


def _swap(new_store: Path, store: Path) -> None:
    with new_store.open("r+b") as written:
        os.fsync(written.fileno())
    try:
        os.replace(new_store, store)
    except PermissionError as error:  # Windows, while the app has the store open
        raise MpsError(
            f"{store.name} is in use and cannot be replaced. Stop the app and build again."
        ) from error


def _remove_leftovers(root: Path, store: Path) -> None:
    """Remove what killed builds left behind; an hour says that nobody works on it any more."""
    shapes = paths.shapes_path(root / "static")
    for path in [*store.parent.glob(f"{BUILDING}*"), *shapes.glob(".*.geojson.*")]:
        if time.time() - path.stat().st_mtime > HOUR:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _retire_shapes(root: Path, old: Held | None, new: Held | None) -> None:
    """Delete shapes that went out of use a day ago or earlier.

    Sessions that began with the old store may still ask for its shapes: those that go out of
    use now are touched, so that their day begins now and not when they were written.
    """
    shapes = paths.shapes_path(root / "static")
    in_use = set(new.shapes) if new else set()
    for name in set(old.shapes) - in_use if old else set():
        if (shapes / name).is_file():
            os.utime(shapes / name)
    for path in shapes.glob("*.geojson"):
        if path.name not in in_use and time.time() - path.stat().st_mtime > DAY:
            path.unlink()
