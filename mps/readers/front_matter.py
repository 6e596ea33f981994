"""The TOML lines at the head of a Markdown file, every fault of them at once with its line."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from mps.errors import Problem
from mps.sources import ColumnSpec
from mps.text import suggest

SHOWN_CHARACTERS = 80
MOST_FAULTS = 20  # lines that are no TOML, before the rest is left unread

_KEY = re.compile(r"\s*\"?([A-Za-z0-9_-]+)\"?\s*=")
_HOW = 'Write key = "text", key = 12, key = 2026-03-31 or key = ["one", "two"].'
_LISTS = ("codes", "references")
_NUMBERS = ("integer", "count", "decimal", "share", "lon", "lat")
_WORDS = {
    "list": 'a list such as ["one", "two"]',
    "number": "a number without quotation marks",
    "boolean": "true or false",
    "date": "a date such as 2026-03-31",
    "dated": 'a date, month or year in quotation marks, such as "2019-04" or "2018/19"',
    "text": "text in quotation marks",
}


def read_front_matter(
    lines: Sequence[str], first: int, specs: Sequence[ColumnSpec], shown: str
) -> tuple[dict[str, str | None], dict[str, int], list[Problem]]:
    """The cells by header and the line of each; `first` is the line the lines begin on.

    A key that is in fault has a cell that is None. `shown` names the file in the problems.
    """
    found, faulty, problems = _parse(lines, first, shown)
    places = {key: first + number for number, key in _keys(lines)}
    known = {spec.header: spec for spec in specs}
    cells: dict[str, str | None] = {}
    for key in [key for key in found if key not in known]:
        remedy = f"Keys are: {', '.join(known)}.{suggest(key, list(known))}"
        problems.append(Problem(shown, places.get(key, 0), key, "", "unknown key", remedy))
    for header, spec in known.items():
        line = places.get(header, first + len(lines))
        fault = None
        if header in found:
            cells[header], fault = _cell(found[header], spec)
            if not fault and cells[header] is None and (spec.required or spec.key):
                fault = ("this must not be blank", "Fill it in.")
        elif (spec.required or spec.key) and header not in faulty:
            kind = f"Add a line: {header} = ... ({_WORDS[_kind(spec)]})."
            fault = ("this key is missing", kind)
        if fault:
            value = "" if header not in found else str(found[header])
            problems.append(Problem(shown, line, header, value, *fault))
    return cells, places, problems


def _parse(
    lines: Sequence[str], first: int, shown: str
) -> tuple[dict[str, Any], set[str], list[Problem]]:
    """The keys with their values, the keys on lines that are no TOML, and those faults.

    After a fault its line is left out and the rest is read again, so that one slip does not hide
    the next.
    """
    left = list(lines)
    faulty: set[str] = set()
    problems: list[Problem] = []
    while len(problems) < MOST_FAULTS:
        try:
            return tomllib.loads("\n".join(left)), faulty, problems
        except tomllib.TOMLDecodeError as error:
            is_open = "array" in str(error)
            at = re.search(r"line (\d+)", str(error))
            number = min(int(at[1]), len(left)) - 1 if at else len(left) - 1
        line = left[number] if left else ""
        message, remedy = _fault(line)
        if is_open:
            message, remedy = "the list before this line does not end", "Close it with ]."
        key = _KEY.match(line)
        column = key[1] if key and not is_open else ""
        value = line.strip()[:SHOWN_CHARACTERS]
        problems.append(Problem(shown, first + number, column, value, message, remedy))
        if is_open or not key:
            break  # a list or text over several lines: what follows it cannot be told apart
        faulty.add(key[1])
        left[number] = ""
    return {}, {key for _, key in _keys(lines)} | faulty, problems


def _fault(line: str) -> tuple[str, str]:
    """What is wrong with a line that is no TOML, and what to do."""
    if any(mark in line for mark in "“”‘’"):
        return "this line has curly quotation marks", f'Use straight ones: ". {_HOW}'
    if re.search(r"=\s*\d{4}-\d{2}-\d{2}\s*$", line):
        return "there is no such date", "Write it as year-month-day, such as 2020-06-30."
    return "this line is not understood, or its key stands twice", _HOW


def _keys(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each key that begins a line, with the number of the line from 0; the first of equals last."""
    found = [(number, key[1]) for number, line in enumerate(lines) if (key := _KEY.match(line))]
    yield from reversed(found)


def _kind(spec: ColumnSpec) -> str:
    if spec.type in _LISTS:
        return "list"
    if spec.type in _NUMBERS:
        return "number"
    return spec.type if spec.type in _WORDS else "text"


def _cell(value: Any, spec: ColumnSpec) -> tuple[str | None, tuple[str, str] | None]:
    """A TOML value as the text of a cell, or what is wrong with it and what to do."""
    kind = _kind(spec)
    is_number = type(value) in (int, float)
    if kind == "list":
        fits = isinstance(value, list) and all(type(one) is str for one in value)
        if fits and any("|" in one for one in value):
            return None, ("an entry of the list holds a vertical bar", "Remove it.")
        text = "|".join(value) if fits else ""
    elif kind == "boolean":
        fits, text = type(value) is bool, "Y" if value else "N"
    elif kind in ("date", "dated") and isinstance(value, date):
        fits, text = not isinstance(value, datetime), value.isoformat()
    else:
        fits = is_number if kind == "number" else type(value) is str
        fits = fits or (kind == "dated" and type(value) is int)
        text = str(value).strip()
    if not fits:
        return None, (f"this must be {_WORDS[kind]}", "Correct the value.")
    return text or None, None
