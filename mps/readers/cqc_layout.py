"""Layouts: what CQC calls its columns, edition by edition, and what becomes of each.

A layout is a table in data/layouts, one line a header of the publisher's. Headers are compared by
their letters and digits alone, without the notes in brackets that some editions carry.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mps.errors import Problem, SourceError
from mps.text import read_utf8, suggest

# needed: the file must have it; optional: some editions lack it; join: parts of one text, in the
# order of the layout; place: an address with coordinates in brackets; flag: Y or blank, folded
# into a list; mark: any text means yes, blank means no; ratings and links: to tables of their own;
# drop: never loaded; report: stands for all headers not listed, which are reported, not loaded.
RULES = (
    "needed",
    "optional",
    "join",
    "place",
    "flag",
    "mark",
    "ratings",
    "links",
    "drop",
    "report",
)
OTHERS = "*"
_HEADER = ["header", "column", "rule", "editions", "note"]
_NOTE = re.compile(r"\(\s*note\b.*", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Line:
    """One header of the publisher's and its fate."""

    header: str
    column: str
    rule: str
    editions: tuple[str, ...]
    note: str

    @property
    def entry(self) -> str:
        """What a flag column adds to its list: the part of its header after the dash."""
        return self.header.partition(" - ")[2]


@dataclass(frozen=True)
class Layout:
    """All headers of one format, of whichever edition."""

    format: str
    lines: tuple[Line, ...]

    @cached_property
    def by_name(self) -> dict[str, Line]:
        """The lines by what their headers are compared by."""
        return {same_name(line.header): line for line in self.lines if line.header != OTHERS}

    @property
    def takes_others(self) -> bool:
        """Whether columns not listed are only reported."""
        return any(line.rule == "report" for line in self.lines)

    def known(self, headers: Iterable[str]) -> int:
        """How many of these headers the layout lists."""
        return len({same_name(one) for one in headers} & set(self.by_name))

    def edition(self, headers: Iterable[str]) -> str:
        """The edition whose headers these are, or are nearest to."""
        found = {same_name(one) for one in headers}
        editions = list(dict.fromkeys(name for line in self.lines for name in line.editions))

        def strange(edition: str) -> int:
            own = {name for name, line in self.by_name.items() if edition in line.editions}
            return len(own ^ found)

        return min(reversed(editions), key=strange)


@dataclass(frozen=True)
class Header:
    """The header of one file held against its layout.

    `lines` has a line for every cell of the header, None where nothing is taken from it; `labels`
    says for each of our columns how the file calls it; `extra` are headers only reported.
    """

    names: tuple[str, ...]
    lines: tuple[Line | None, ...]
    labels: dict[str, str]
    extra: tuple[str, ...]
    edition: str


def same_name(header: str) -> str:
    """What headers are compared by: letters and digits in lower case, no bracketed note."""
    return " ".join(_WORD.findall(_NOTE.sub("", header).casefold()))


def load_layout(path: Path, shown: str) -> Layout:
    """Read one layout. Raises SourceError when it is not in order."""
    text, problems = read_utf8(path, shown)
    rows = list(csv.reader(io.StringIO(text)))
    if not problems and rows[0] != _HEADER:
        remedy = f"Make the first line: {','.join(_HEADER)}"
        problems = [Problem(shown, 1, "", "", "this is not the header of a layout", remedy)]
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(_HEADER) or row[2] not in RULES:
            remedy = f"Write five cells; the rule is one of: {', '.join(RULES)}."
            problems.append(Problem(shown, number, "", "", "this line is not in order", remedy))
    if problems:
        raise SourceError(problems)
    lines = [
        Line(header, column, rule, tuple(editions.split("|")), note)
        for header, column, rule, editions, note in rows[1:]
    ]
    return Layout(path.stem, tuple(lines))


def read_header(
    layout: Layout, found: Sequence[str], shown: str, row: int
) -> tuple[Header, list[Problem]]:
    """Hold a header to its layout: every unknown, repeated and missing column at once."""
    names = [" ".join(name.split()) for name in found]
    lines = [layout.by_name.get(same_name(name)) for name in names]
    wanted = {line.column for line in layout.lines if line.rule == "needed"}
    present = {line.column for line in lines if line}
    problems: list[Problem] = []
    extra = []
    for name, line in zip(names, lines, strict=True):
        if line is None and name and layout.takes_others:
            extra.append(name)
        elif line is None:
            problems.append(_unknown(layout, name, names, shown, row))
    problems += _repeated(names, lines, shown, row)
    for column in sorted(wanted - present):
        named = [line.header for line in layout.lines if line.column == column]
        message = "this column is missing"
        remedy = "Use the publisher's file as published, with all its columns."
        problems.append(Problem(shown, row, " or ".join(named), "", message, remedy))
    taken = [line if line and line.rule != "drop" else None for line in lines]
    labels: dict[str, str] = {}
    for name, taken_line in zip(names, taken, strict=True):
        if taken_line:
            labels.setdefault(taken_line.column, name)
    edition = layout.edition(names)
    return Header(tuple(names), tuple(taken), labels, tuple(extra), edition), problems


def _unknown(layout: Layout, name: str, names: Sequence[str], shown: str, row: int) -> Problem:
    if not name:
        remedy = "Give every column that holds anything its header, as the publisher does."
        return Problem(shown, row, "", "", "a column has no header", remedy)
    left = [line.header for line in layout.lines if line.header not in names]
    remedy = (
        f"Remove it, or add it to data/layouts/{layout.format}.csv with the rule drop."
        f"{suggest(name, left)}"
    )
    return Problem(shown, row, name, "", "this column is not in the layout", remedy)


def _repeated(
    names: Sequence[str], lines: Sequence[Line | None], shown: str, row: int
) -> list[Problem]:
    """Two headers for one thing, of which only one can be taken."""
    first: dict[str, str] = {}
    problems = []
    for name, line in zip(names, lines, strict=True):
        if line is None or line.rule == "drop":
            continue
        thing = line.column if line.rule in ("needed", "optional", "mark") else same_name(name)
        if thing in first:
            message = f"this column says the same as {first[thing]}"
            problems.append(Problem(shown, row, name, "", message, "Keep one of the two."))
        first.setdefault(thing, name)
    return problems
