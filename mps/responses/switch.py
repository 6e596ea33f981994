"""The switch: whether a council takes responses, read from its council.toml at every use.

The file itself is asked and not the store, so that switching off works at once and nothing but
the council's own file can switch on.
"""

from functools import lru_cache
from pathlib import Path

from mps import paths
from mps.consultation import Consultation
from mps.errors import MpsError
from mps.sources import Council, load_council


class NotTaken(MpsError):
    """A response, or a deletion, that is refused; says why, and what to do instead."""


def councils() -> dict[str, Council]:
    """Every council whose council.toml is in order, by its code."""
    found = sorted((paths.ROOT / "data" / "councils").glob("*/council.toml"))
    read = [_read(path, *_version(path)) for path in found]
    return {council.code: council for council in read if council}


def consultation_of(council_code: str) -> Consultation:
    """The consultation of a council; off where the council, or a right file of it, is not there."""
    held = councils().get(council_code)
    return held.consultation if held else Consultation()


def _version(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=400)
def _read(path: Path, changed: int, size: int) -> Council | None:
    return load_council(path, path.name)[0]
