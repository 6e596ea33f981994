"""The files to take of what the user named: single files, and what lies in folders."""

import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from mps.build.releases import SNAPSHOT
from mps.errors import Problem
from mps.intake.documents import pack
from mps.intake.formats import TAKEN

PASSING = (".", "~$", "__MACOSX")  # what systems and programs leave behind


@dataclass(frozen=True)
class Item:
    """One file to take: `shown` is what the user called it, `name` what it is kept as."""

    path: Path
    shown: str
    name: str


def items(path: Path, stack: ExitStack) -> tuple[list[Item], list[Problem]]:
    """What to take of one path. JSON documents of a folder become one archive.

    The archive lasts as long as `stack`.
    """
    if not path.is_dir():
        return [_item(path, str(path))], []
    inside = [one for one in sorted(path.rglob("*")) if one.is_file() and not _passes(one, path)]
    if not inside:
        remedy = f"Put files into it, or name another. {TAKEN}"
        return [], [Problem(str(path), 0, "", "", "this folder is empty", remedy)]
    records = [one for one in inside if one.suffix.lower() == ".json"]
    found = [_item(one, str(one)) for one in inside if one not in set(records)]
    if records:
        scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="mps-import-"))
        archive = Path(scratch) / f"{path.resolve().name}.zip"
        pack(records, path, archive)
        found.insert(0, Item(archive, str(path), archive.name))
    return found, []


def _item(path: Path, shown: str) -> Item:
    """A file under its own name, unless a release keeps something else by that name."""
    name = path.name
    return Item(path, shown, f"file-{name}" if _is_taken(name) else name)


def _is_taken(name: str) -> bool:
    return name == SNAPSHOT or name.endswith(".parquet")


def _passes(path: Path, folder: Path) -> bool:
    return any(part.startswith(PASSING) for part in path.relative_to(folder).parts)
