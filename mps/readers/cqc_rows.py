"""From a row as CQC publishes it to a row of ours: columns by name, lists, flags, no people."""

import re
from collections.abc import Sequence
from functools import lru_cache

from mps.errors import Problem
from mps.readers.cqc_layout import Header
from mps.readers.cqc_names import location_name, provider_name

YES = ("y", "yes", "true")
NO = ("n", "no", "false")
# What CQC writes where there is nothing to say.
NOTHING = ("", "-", "unspecified", "(null)")
# Columns of which no cell is ever shown in a message: they may name a person.
UNSHOWN = ("provider_name", "location_name")

_PLACE = re.compile(r"(.*)\(\s*(-?[0-9.]+)\s*,\s*(-?[0-9.]+)\s*\)\s*", re.DOTALL)


class RowMaker:
    """Makes rows of `columns` from rows under one header; what cannot be read is a problem.

    A made row has a text or None for each column. Problems gather in `problems`. A row with a
    faulty cell is made all the same, so that its other cells are judged too; one of a wrong width
    is not, as its cells may stand under the wrong headers and a name be taken for something else.
    """

    def __init__(
        self, header: Header, columns: Sequence[str], booleans: Sequence[str], shown: str
    ) -> None:
        self.problems: list[Problem] = []
        self.left_out = 0  # names of providers that may be people's
        self._header = header
        self._shown = shown
        self._places = {column: place for place, column in enumerate(columns)}
        self._booleans = frozenset(booleans)
        self._width = len(header.names)
        self._taken = [
            (place, line)
            for place, line in enumerate(header.lines)
            if line is not None and line.column in self._places
        ]

    def make(
        self, row: int, cells: Sequence[str], *, may_be_short: bool
    ) -> list[str | None] | None:
        """One row. Trailing blank cells may be left out where it `may_be_short`."""
        if not self._is_wide(row, cells, may_be_short):
            return None
        made: list[str | None] = [None] * len(self._places)
        lists: dict[str, list[str]] = {}
        whole = [*cells, *[""] * (self._width - len(cells))]
        for place, line in self._taken:
            cell = whole[place]
            if line.rule in ("flag", "join"):
                text = line.entry if line.rule == "flag" else clean(cell)
                if text and (line.rule == "join" or self._is_flagged(row, place, cell)):
                    lists.setdefault(line.column, []).append(text)
            elif line.rule == "place":
                self._put_place(made, row, place, cell)
            else:
                made[self._places[line.column]] = self._value(line.column, line.rule, cell)
        for column, entries in lists.items():
            joined = ", " if column == "address_line" else "|"
            made[self._places[column]] = joined.join(entries)
        self._withhold(made)
        return made

    def _is_wide(self, row: int, cells: Sequence[str], may_be_short: bool) -> bool:
        """Whether a row is as wide as the header; a problem when it is not."""
        if len(cells) < self._width and not may_be_short:
            message = f"the row has {len(cells)} cells where the header has {self._width}"
            remedy = "Download the file again: it may be cut off, or a quotation mark is lost."
            self.problems.append(Problem(self._shown, row, "", "", message, remedy))
        elif any(cell.strip() for cell in cells[self._width :]):
            message = f"the row holds more than the {self._width} cells of the header"
            remedy = "Put text that holds a comma in double quotes, as in the publisher's file."
            self.problems.append(Problem(self._shown, row, "", "", message, remedy))
        else:
            return True
        return False

    def _is_flagged(self, row: int, place: int, cell: str) -> bool:
        mark = cell.strip().casefold()
        if mark and mark not in (*YES, *NO):
            column = self._header.names[place]
            message = "this is neither Y nor blank"
            remedy = "Put back what the publisher's file says."
            self.problems.append(Problem(self._shown, row, column, cell[:40], message, remedy))
        return mark in YES

    def _value(self, column: str, rule: str, cell: str) -> str | None:
        text = clean(cell)
        if rule == "mark":
            return "Y" if text and text.casefold() not in NO else "N"
        if text and column in self._booleans:
            return "Y" if text.casefold() in YES else "N" if text.casefold() in NO else text
        return text.upper() if text and column == "postcode" else text

    def _put_place(self, made: list[str | None], row: int, place: int, cell: str) -> None:
        """An address with its coordinates: `1 High Street, Bath (51.38, -2.36)`."""
        found = _PLACE.fullmatch(cell)
        if not found and cell.strip():
            message = "this does not end in latitude and longitude in brackets"
            remedy = "Put back what the publisher's file says."
            column = self._header.names[place]
            self.problems.append(Problem(self._shown, row, column, "", message, remedy))
        parts = found.groups() if found else (cell, "", "")
        for column, text in zip(("address_line", "lat", "lon"), parts, strict=True):
            made[self._places[column]] = clean(text)

    def _withhold(self, made: list[str | None]) -> None:
        """Let no person's name pass."""
        at = self._places
        if "provider_name" in at and (name := made[at["provider_name"]]):
            ownership = made[at["ownership_type"]] if "ownership_type" in at else None
            kept = provider_name(name, ownership)
            made[at["provider_name"]] = kept
            withheld = name if kept != name else None
            self.left_out += kept is None
        else:
            withheld = None
        if "location_name" in at:
            made[at["location_name"]] = location_name(made[at["location_name"]], withheld)


@lru_cache(maxsize=65_536)
def clean(cell: str) -> str | None:
    """A cell without the blanks around and doubled in it; what says nothing is None."""
    text = " ".join(cell.split())
    return None if text.casefold() in NOTHING else text
