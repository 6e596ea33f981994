"""The JSON documents of a folder or a zip file, and one zip file made of a folder's."""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from mps.errors import Problem, SourceError

MAX_DOCUMENT = 64_000_000  # bytes; the longest record of a location has some 100,000
MAX_UNPACKED = 8_000_000_000  # bytes of a whole archive; all of England is about 2 GB
MAX_RATIO = 200  # unpacked to packed, judged from MIN_JUDGED bytes on
MIN_JUDGED = 10_000_000
# Equal documents give an equal archive: every entry carries the earliest date there can be.
EARLIEST = (1980, 1, 1, 0, 0, 0)


def pack(paths: Sequence[Path], root: Path, archive: Path) -> None:
    """Write documents into one zip file under their paths from `root`, unchanged."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in paths:
            entry = zipfile.ZipInfo(path.relative_to(root).as_posix(), EARLIEST)
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


def documents(path: Path, shown: str) -> Iterator[tuple[str, bytes, float]]:
    """Name, content and share read so far of each document of a zip file, or of one JSON file.

    Raises SourceError when the archive is damaged, absurdly large or locked.
    """
    if not zipfile.is_zipfile(path):
        if path.stat().st_size > MAX_DOCUMENT:
            raise _fault(shown, "the document is absurdly large", "Choose a single record.")
        yield path.name, path.read_bytes(), 1.0
        return
    try:
        with zipfile.ZipFile(path) as archive:
            entries = sorted(_entries(archive, shown), key=lambda entry: entry.filename)
            for number, entry in enumerate(entries, start=1):
                yield entry.filename, archive.read(entry), number / len(entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        message = f"the archive is damaged or locked: {error}"
        raise _fault(shown, message, "Download or pack it again, without a password.") from None


def _entries(archive: zipfile.ZipFile, shown: str) -> list[zipfile.ZipInfo]:
    """The documents of an archive, refused when they claim to unpack to absurd sizes."""
    entries = [
        entry
        for entry in archive.infolist()
        if entry.filename.lower().endswith(".json") and not entry.filename.startswith("__MACOSX/")
    ]
    total = sum(entry.file_size for entry in entries)
    packed = max(sum(entry.compress_size for entry in entries), 1)
    is_bomb = total > MAX_UNPACKED or (total > MIN_JUDGED and total / packed > MAX_RATIO)
    if is_bomb or any(entry.file_size > MAX_DOCUMENT for entry in entries):
        message = f"the archive would unpack to {total / 1e6:,.0f} MB, which is absurd"
        raise _fault(shown, message, "Pack the records again.")
    return entries


def _fault(shown: str, message: str, remedy: str) -> SourceError:
    return SourceError([Problem(shown, 0, "", "", message, remedy)])
