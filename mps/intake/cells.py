"""Cells of national files as people type them: numbers, markers, years; each fault with its place.

A reader of one kind of file makes one `Cells` for each table and asks it for every cell. What is
no number, no year and no known word becomes a problem; markers such as [c] become a status.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from mps.errors import Problem
from mps.text import suggest

SHOWN_CHARACTERS = 60

# What publishers write in place of a value. c: suppressed; x: not available; z: not applicable.
MARKERS = {
    "[c]": "c",
    "*": "c",
    "[x]": "x",
    ":": "x",
    "..": "x",
    "[z]": "z",
}
_FLAGS = re.IGNORECASE | re.ASCII
# Notes behind a value that leave it as it is: [note 5], [r] revised, [p] provisional and so on.
_NOTED = re.compile(r"\s*\[(?:note \d+|[rpeb])\](?=\s*\[|\s*$)", re.IGNORECASE)
_SECOND = re.compile(r"(.*\S)\s*\([^()]*\)")  # a second value in brackets
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,2})?", re.ASCII)
_BETWEEN = re.compile(r"(\d{4})\s*(?:-|/|to|\u2013|\u2014)\s*(\d{4}|\d{2})", _FLAGS)
_WITHIN = re.compile(r"(?<!\d)(\d{4})\s*(?:-|/|to|\u2013|\u2014)\s*(\d{4}|\d{2})(?!\d)", re.ASCII)
_ONE_YEAR = re.compile(r"\d{4}", re.ASCII)
_STATED = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+(January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\s+(\d{4})",
    re.IGNORECASE,
)

_AGAIN = "Put back what the publisher's file says, or download the file again."
_NO_NUMBER = (
    "Write a number, or a marker of the publisher: [c] suppressed, [x] not available, [z] not "
    "applicable; leave unknowns blank."
)
_NO_YEAR = "Write it as 2016-17, 2016/17 or 2016 to 2017."


@dataclass(frozen=True)
class Number:
    """A cell read as a number: its plain text, or None with the marker that stands for it."""

    text: str | None = None
    status: str | None = None

    @property
    def value(self) -> float:
        """The number; 0 where there is none."""
        return float(self.text or 0)


@dataclass
class Cells:
    """Reads the cells of one table, called `place` in messages; `problems` gathers the faults."""

    place: str
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, row: int, column: str, value: str, message: str, remedy: str = _AGAIN) -> None:
        """One more fault."""
        shown = " ".join(value.split())[:SHOWN_CHARACTERS]
        self.problems.append(Problem(self.place, row, column, shown, message, remedy))

    def number(
        self,
        row: int,
        column: str,
        cell: str,
        *,
        second: bool = False,
        least: float | None = None,
        most: float | None = None,
        what: str = "value",
    ) -> Number | None:
        """A number, a marker or a blank; None, and a problem, when it is something else.

        Pound signs, commas between thousands and a percent sign are let go, as are notes such as
        [r]. With `second`, a second value in brackets is left out. `least` and `most` bound the
        number; `what` says in the message what it is.
        """
        text = _NOTED.sub("", cell).strip()
        if text.casefold() in MARKERS:
            return Number(None, MARKERS[text.casefold()])
        if not text:
            return Number()
        if second and (found := _SECOND.fullmatch(text)):
            text = found[1]
            if text.casefold() in MARKERS:
                return Number(None, MARKERS[text.casefold()])
        bare = text.removeprefix("£").removesuffix("%").strip()
        if not _NUMBER.fullmatch(bare):
            self.wrong(row, column, cell, "this is not a number", _NO_NUMBER)
            return None
        plain = _plain(bare)
        value = float(plain)
        if (least is not None and value < least) or (most is not None and value > most):
            bound = f"less than {least:g}" if least is not None and value < least else ""
            bound = bound or f"more than {most:g}"
            self.wrong(row, column, cell, f"a {what} cannot be {bound}")
            return None
        return Number(plain)

    def financial_year(self, row: int, column: str, cell: str, *, ends: bool = False) -> str | None:
        """A financial year as 2016-17; None, and a problem, when it is none.

        With `ends` a single year is the one in which the financial year ends; otherwise a single
        year is refused, as it may mean either.
        """
        year = financial_year(cell, ends=ends)
        if year is None:
            message = "this is not a financial year"
            if _ONE_YEAR.fullmatch(cell.strip()):
                message = "this may be the year in which the financial year starts or ends"
            self.wrong(row, column, cell, message, _NO_YEAR)
        return year

    def word(
        self, row: int, column: str, cell: str, known: Mapping[str, str], what: str
    ) -> str | None:
        """Our code of one of the publisher's words; None, and a problem, when it is not known.

        `known` maps words, as `same_word` makes them, to codes.
        """
        code = known.get(same_word(cell))
        if code is None:
            message = f"this {what} is not known"
            near = suggest(same_word(cell), list(known))
            listed = ", ".join(sorted(word for word in known if word))
            self.wrong(row, column, cell, message, f"Known are: {listed}.{near}")
        return code


def same_word(text: str) -> str:
    """What words are compared by: letters and digits in lower case, with single blanks."""
    return " ".join(re.findall(r"[a-z0-9+]+", text.casefold().replace("&", " and ")))


def financial_year(text: str, *, ends: bool = False) -> str | None:
    """A financial year as 2016-17, of any way publishers write it; None when it is none.

    With `ends`, 2017 alone is the year that ends in 2017.
    """
    text = text.strip()
    if ends and _ONE_YEAR.fullmatch(text):
        return _as_year(int(text) - 1)
    found = _BETWEEN.fullmatch(text)
    if not found:
        return None
    start, end = int(found[1]), found[2]
    is_next = int(end) == start + 1 if len(end) == 4 else int(end) == (start + 1) % 100
    return _as_year(start) if is_next else None


def end_of(year: str) -> date:
    """The last day of a financial year such as 2016-17."""
    return date(int(year[:4]) + 1, 3, 31)


def stated_dates(words: Iterable[str]) -> list[date]:
    """Every date written in words, such as 22 December 2023, in texts."""
    found = []
    for text in words:
        for day, month, year in _STATED.findall(text):
            try:
                found.append(datetime.strptime(f"{day} {month[:3]} {year}", "%d %b %Y").date())
            except ValueError:
                continue
    return found


def stated_years(words: Iterable[str]) -> list[str]:
    """Every financial year that stands in texts, as 2016-17, the earliest first."""
    found = {
        year
        for text in words
        for start, end in _WITHIN.findall(text)
        if (year := financial_year(f"{start}-{end}"))
    }
    return sorted(found)


def _as_year(start: int) -> str | None:
    if not 1900 <= start <= 2199:
        return None
    return f"{start}-{(start + 1) % 100:02}"


def _plain(text: str) -> str:
    """A number without commas; the 17 digits a spreadsheet may write are cut to what was meant."""
    bare = text.replace(",", "").removeprefix("+")
    _, _, decimals = bare.partition(".")
    if len(decimals) > 10 or "e" in bare.casefold():
        return format(round(float(bare), 10) + 0.0, ".10f").rstrip("0").rstrip(".")
    return bare
