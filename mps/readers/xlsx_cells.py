"""The parts of an XLSX spreadsheet that hold its cells and the texts they share."""

import re
from collections.abc import Sequence
from xml.parsers import expat

from mps.readers.cell_values import plain_date, plain_number, serial_date
from mps.readers.grid import MAX_CHARACTERS, Grid, column_number
from mps.readers.zipped_xml import AGAIN, MAX_DEPTH, SEPARATOR, fault

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # how a character XML cannot hold is written
_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")


class Follower:
    """What the followers of all parts share: local names and the elements that are open.

    A subclass says in `started`, `ended` and `text` what it makes of them.
    """

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.open: list[str] = []

    def attach(self, parser: expat.XMLParserType) -> None:
        """Follow what this parser reads."""
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.text

    def is_done(self) -> bool:
        """Every part is read to its end."""
        return False

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(SEPARATOR)[2]
        self.started(local, attributes)
        self.open.append(local)
        if len(self.open) > MAX_DEPTH:
            raise fault(self.shown, "its XML is absurdly deep", AGAIN)

    def _end(self, _: str) -> None:
        self.ended(self.open.pop())

    def started(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; `open` does not yet hold it."""

    def ended(self, name: str) -> None:
        """An element has ended; `open` no longer holds it."""

    def text(self, text: str) -> None:
        """A piece of text within the innermost open element."""


class _TextFollower(Follower):
    """Gathers the text of one cell, whose length is bounded."""

    def __init__(self, shown: str) -> None:
        super().__init__(shown)
        self._pieces: list[str] = []
        self._length = 0

    def keep(self, text: str) -> None:
        """One more piece. Raises SourceError when the cell grows absurdly long."""
        self._pieces.append(text)
        self._length += len(text)
        if self._length > MAX_CHARACTERS:
            message = f"a cell holds over {MAX_CHARACTERS:,} characters"
            raise fault(self.shown, message, AGAIN)

    def gathered(self) -> str:
        """The whole text, once; the next cell begins."""
        text = "".join(self._pieces)
        self._pieces.clear()
        self._length = 0
        if "_x" in text:
            text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        return text.replace("\r\n", "\n")


class Texts(_TextFollower):
    """Finds the shared texts in order, phonetic guides left out."""

    def __init__(self, shown: str) -> None:
        super().__init__(shown)
        self.found: list[str] = []

    def text(self, text: str) -> None:
        """Keep what stands in a `t` that is no phonetic guide."""
        if self.open[-1] == "t" and "rPh" not in self.open:
            self.keep(text)

    def ended(self, name: str) -> None:
        """With `si` one shared text is complete."""
        if name == "si":
            self.found.append(self.gathered())


class Cells(_TextFollower):
    """Fills `grid` with the cells of one sheet.

    `texts` are the shared texts, `dates` the cell styles that show a number as a date, and
    `since_1904` tells from which day dates are counted.
    """

    def __init__(
        self, shown: str, texts: Sequence[str], dates: frozenset[str], since_1904: bool
    ) -> None:
        super().__init__(shown)
        self.grid = Grid(shown)
        self._texts = texts
        self._dates = dates
        self._since_1904 = since_1904
        self._kind = ""
        self._style = ""

    def started(self, name: str, attributes: dict[str, str]) -> None:
        """A row or a cell begins, where its reference says or after the one before."""
        if name == "c":
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s", "0")
            if reference := attributes.get("r"):
                self._go_to(reference)
        elif name == "row" and "r" in attributes:
            self._go_to_row(attributes["r"])

    def text(self, text: str) -> None:
        """Keep a value, or a text that stands in its own cell."""
        inner = self.open[-1]
        if inner == "v" or (inner == "t" and "rPh" not in self.open):
            self.keep(text)

    def ended(self, name: str) -> None:
        """A cell or a row is complete."""
        if name == "c":
            self.grid.put(self._as_text(self.gathered()))
        elif name == "row":
            self.grid.end_row()

    def _as_text(self, value: str) -> str:
        if self._kind == "s":
            return self._shared(value) if value else ""
        if self._kind == "n" and self._style in self._dates:
            return serial_date(value, self._since_1904)
        if self._kind == "n":
            return plain_number(value)
        if self._kind == "d":
            return plain_date(value)
        if self._kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value.upper())
        return value

    def _shared(self, place: str) -> str:
        if not (place.isascii() and place.isdigit()) or int(place[:9]) >= len(self._texts):
            raise self.grid.wrong("the cell refers to a shared text that is not there", place)
        return self._texts[int(place)]

    def _go_to(self, reference: str) -> None:
        found = _REFERENCE.fullmatch(reference)
        number = column_number(found[1]) if found else 0
        if number <= self.grid.column:
            raise self.grid.wrong("the cells of this row are out of order", reference)
        self.grid.column = number - 1

    def _go_to_row(self, text: str) -> None:
        number = int(text[:8]) if text.isascii() and text.isdigit() else 0
        if number <= self.grid.row:
            raise self.grid.wrong("the rows are out of order", text)
        self.grid.row = number - 1
