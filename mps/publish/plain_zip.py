"""Documents that are zip files, written so that equal contents give equal bytes."""

import zipfile
from pathlib import Path

_WHEN = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can state


def rewrite(path: Path) -> None:
    """Write a zip file again in the order it has, without times or traits of this machine.

    `mimetype`, by which OpenDocument files are told, stays as it is: first and not compressed.
    """
    with zipfile.ZipFile(path) as held:
        parts = [(one.filename, held.read(one)) for one in held.infolist()]
    with zipfile.ZipFile(path, "w") as made:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(entry, content, compress_type=kind, compresslevel=9)
