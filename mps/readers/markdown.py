"""Markdown files with TOML front matter: one file is one row.

A file begins with TOML between two lines `+++`; then come sections, each under a heading that
the column map knows. A header of the column map is a key of the front matter (`title`), a heading
(`## Introduction`) or `(folder)`, the name of the folder the file lies in.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from mps.errors import Problem
from mps.readers.front_matter import read_front_matter
from mps.readers.table import RawTable
from mps.sources import ColumnSpec
from mps.text import read_utf8, suggest

FENCE = "+++"
FOLDER = "(folder)"
HEADING = "## "

_FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ANY_HEADING = re.compile(r"#{1,2}(?!#)\s*(.*?)\s*$")
_HOW = f"Begin the file with a line {FENCE}, then the keys, then another line {FENCE}."


def read_markdown(
    path: Path, shown: str, specs: Sequence[ColumnSpec]
) -> tuple[RawTable | None, list[Problem]]:
    """Read one file as a table of one row, every cell with the line it stands on.

    Every fault is told at once; a cell in fault is None. The table is None when the file has no
    front matter that can be read. The first key column must say what the file is called. `shown`
    names the file in the problems.
    """
    text, problems = read_utf8(path, shown)
    if problems:
        return None, problems
    lines = text.splitlines()
    fences = [number for number, line in enumerate(lines) if line.strip() == FENCE][:2]
    if len(fences) < 2 or any(line.strip() for line in lines[: fences[0]]):
        message = "the file has no front matter" if not fences else "the front matter does not end"
        return None, [Problem(shown, 1, "", "", message, _HOW)]
    start, end = fences
    in_front = [spec for spec in specs if not spec.header.startswith((HEADING, FOLDER))]
    cells, places, problems = read_front_matter(lines[start + 1 : end], start + 2, in_front, shown)
    problems += _judge_name(path, shown, specs, cells, places)
    headings = [spec.header for spec in specs if spec.header.startswith(HEADING)]
    body, body_places, faults = _sections(lines[end + 1 :], end + 2, headings, shown)
    problems += faults
    is_read = bool(cells)
    cells |= body | {FOLDER: path.parent.name}
    places |= body_places
    for spec in specs:
        if spec.header in headings and spec.required and spec.header not in body_places:
            remedy = "Add it, with its text below it."
            message = "this heading is missing"
            problems.append(Problem(shown, len(lines), spec.header, "", message, remedy))
    return (_table(specs, cells, places) if is_read else None), problems


def _table(
    specs: Sequence[ColumnSpec], cells: dict[str, str | None], places: dict[str, int]
) -> RawTable:
    kept = [spec for spec in specs if spec.type != "drop"]
    own = next((spec.header for spec in kept if spec.key), "")
    return RawTable(
        columns=tuple(spec.column for spec in kept),
        cells=[[cells.get(spec.header)] for spec in kept],
        source_rows=[places.get(own, 1)],
        lines={spec.header: places[spec.header] for spec in kept if spec.header in places},
    )


def _judge_name(
    path: Path,
    shown: str,
    specs: Sequence[ColumnSpec],
    cells: dict[str, str | None],
    places: dict[str, int],
) -> list[Problem]:
    """The file's name is what the row is called by, for good."""
    if not _FILE_NAME.fullmatch(path.stem):
        message = "this name cannot be part of an address"
        remedy = "Use lower case, digits and single hyphens, such as homecare-rural.md."
        return [Problem(shown, 0, "", path.name, message, remedy)]
    own = next((spec.header for spec in specs if spec.key), "")
    value = cells.get(own)
    if value is None or value == path.stem:
        return []
    message = f"the file is called {path.name}"
    remedy = f'Write {own} = "{path.stem}", or call the file {value}.md.'
    return [Problem(shown, places.get(own, 0), own, value, message, remedy)]


def _sections(
    lines: Sequence[str], first: int, known: Sequence[str], shown: str
) -> tuple[dict[str, str | None], dict[str, int], list[Problem]]:
    """The text under each known heading, the line of the heading, and every fault of the body."""
    problems: list[Problem] = []
    texts: dict[str, list[str]] = {}
    places: dict[str, int] = {}
    current: list[str] | None = None
    for number, line in enumerate(lines, start=first):
        if heading := _ANY_HEADING.fullmatch(line):
            header = HEADING + heading[1]
            current = []
            if fault := _judge_heading(header, known, places):
                problems.append(Problem(shown, number, "", line.strip(), *fault))
            else:
                texts[header] = current
                places[header] = number
        elif current is not None:
            current.append(line.rstrip())
        elif line.strip():
            remedy = f"Put it under one of: {', '.join(known)}."
            message = "this text stands before the first heading"
            problems.append(Problem(shown, number, "", line.strip()[:40], message, remedy))
            current = []  # once is enough
    if not any(line.strip() for line in lines):
        remedy = f"Write it under one or more of: {', '.join(known)}."
        problems.append(Problem(shown, first, "", "", "there is no text below the keys", remedy))
    for header, one in texts.items():
        if not any(one):
            remedy = "Write it, or remove the heading."
            message = "there is nothing under this heading"
            problems.append(Problem(shown, places[header], header, "", message, remedy))
    return (
        {header: "\n".join(one).strip() or None for header, one in texts.items()},
        places,
        problems,
    )


def _judge_heading(
    header: str, known: Sequence[str], met: dict[str, int]
) -> tuple[str, str] | None:
    """What is wrong with a heading, and what to do; None when nothing is."""
    if header not in known:
        near = suggest(header, known)
        return "unknown heading", f"Headings are: {', '.join(known)}.{near}"
    if header in met:
        return f"this heading stands on line {met[header]} already", "Put both texts under one."
    return None
