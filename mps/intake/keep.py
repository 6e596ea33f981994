"""Put releases into data/raw whole, and take them out whole."""

import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mps import __file__ as package_file
from mps.build.releases import RAW, SNAPSHOT, Release, as_json
from mps.errors import MpsError
from mps.intake.formats import ALL, FORMATS
from mps.intake.work import Work

MAKING = ".making-"
HOUR = 3600
_COMMON = (
    *("intake/read.py", "intake/dates.py", "intake/words.py", "intake/work.py"),
    *("intake/found.py", "intake/judge.py"),
    *("readers/cqc_layout.py", "readers/cqc_names.py"),
)


def sha256_of(path: Path) -> str:
    """The hash of a file's content, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def reader_version(root: Path, format_id: str) -> str:
    """A hash of the code, the layout, the columns and the reference tables that read a format."""
    package = Path(package_file).parent
    one = ALL[format_id]
    paths = [package / name for name in (*_COMMON, *one.modules)]
    if format_id in FORMATS:
        paths.append(root / "data" / "layouts" / f"{format_id}.csv")
    paths += [root / "data" / "columns" / f"{table}.csv" for table in one.tables]
    paths += [root / "data" / "reference" / f"{table}.csv" for table in one.references]
    total = hashlib.sha256()
    for path in paths:
        total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()[:12]


def keep(root: Path, release: Release, original: Path, work: Work) -> None:
    """Put a release in its place. Interrupted at any point, nothing of it is there.

    `original` is the publisher's file, copied unchanged.
    """
    place = root / release.folder
    with _beside(place) as making:
        shutil.copyfile(original, making / release.file_name)
        _write_tables(making, release, work)
        os.replace(making, place)


def keep_again(root: Path, release: Release, work: Work) -> None:
    """Write the tables of a release anew, its file staying; the snapshot last."""
    place = root / release.folder
    with _beside(place) as making:
        _write_tables(making, release, work)
        for path in sorted(making.iterdir(), key=lambda path: path.name == SNAPSHOT):
            os.replace(path, place / path.name)


def withdraw(root: Path, release: Release) -> None:
    """Take a release out again: out of sight at once, then away."""
    place = root / release.folder
    with _beside(place) as making:
        os.replace(place, making / "withdrawn")


def _write_tables(folder: Path, release: Release, work: Work) -> None:
    for dataset in release.tables:
        work.write(dataset, folder / f"{dataset}.parquet")
    (folder / SNAPSHOT).write_text(as_json(release), encoding="utf-8")
    for path in folder.iterdir():
        with path.open("r+b") as written:
            os.fsync(written.fileno())


@contextmanager
def _beside(place: Path) -> Iterator[Path]:
    """A folder of our own beside a release's place, gone afterwards unless it took the place."""
    place.parent.mkdir(parents=True, exist_ok=True)
    for left in place.parent.glob(f"{MAKING}*"):
        if time.time() - left.stat().st_mtime > HOUR:  # of an import that was killed
            shutil.rmtree(left, ignore_errors=True)
    making = place.with_name(f"{MAKING}{os.getpid()}-{secrets.token_hex(4)}")
    try:
        making.mkdir()
        yield making
    except OSError as error:
        raise MpsError(f"The import cannot be kept in {RAW.as_posix()}: {error}") from error
    finally:
        shutil.rmtree(making, ignore_errors=True)


def folder_of(format_id: str, day: str, sha256: str) -> str:
    """Where a release belongs, from the project's root."""
    return f"{RAW.as_posix()}/{format_id}/{day}-{sha256[:8]}"
