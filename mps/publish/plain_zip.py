"""Zip files, and documents that are such, written so that equal contents give equal bytes."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

_WHEN = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can state


def write(path: Path, parts: Iterable[tuple[str, bytes]]) -> None:
    """Write parts in their order as a zip file, without times or traits of this machine.

    `mimetype`, by which OpenDocument files are told, is not compressed; it must come first.
    """
    with zipfile.ZipFile(path, "w") as made:
        for name, content in parts:
            _write(made, name, content)


def _write(made: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
    made.writestr(entry, content, compress_type=kind, compresslevel=9)


def pack(folder: Path, path: Path) -> Path:
    """Write all files of a folder, in the order of their names, into a new zip file."""
    with zipfile.ZipFile(path, "w") as made:
        for one in sorted(file for file in folder.rglob("*") if file.is_file()):
            _write(made, one.relative_to(folder).as_posix(), one.read_bytes())
    return path


def rewrite(path: Path) -> None:
    """Write a zip file again with the parts and the order it has."""
    with zipfile.ZipFile(path) as held:
        parts = [(one.filename, held.read(one)) for one in held.infolist()]
    write(path, parts)
