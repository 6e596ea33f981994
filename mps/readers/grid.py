"""Rows of a sheet as they are found, within the bounds of what a sheet can sensibly hold."""

from collections.abc import Iterator
from functools import lru_cache

from mps.errors import SourceError
from mps.readers.zipped_xml import fault

MAX_COLUMNS = 1_024  # that hold anything; CQC's widest sheet has 122
MAX_ROWS = 1_048_576  # of any spreadsheet program
MAX_SAME_ROWS = 10_000  # written once and said to repeat
MAX_SHEETS = 1_000
MAX_CHARACTERS = 1_000_000  # of one cell; a spreadsheet program stops at 32,767

_CHECK = "See whether it is the publisher's file as published; if so, download it again."


class Grid:
    """Gathers cells into rows; filler is counted and not kept.

    `row` is the number of rows before the one being gathered, `column` that of its cells.
    """

    def __init__(self, shown: str) -> None:
        self.row = 0
        self.column = 0
        self._shown = shown
        self._cells: list[str] = []
        self._rows: list[tuple[int, int, list[str]]] = []  # number of the first, how often, cells

    def put(self, value: str, repeat: int = 1) -> None:
        """The next cell, or the next several of the same value; '' leaves them blank.

        Raises SourceError beyond MAX_COLUMNS.
        """
        end = self.column + repeat
        if value:
            if end > MAX_COLUMNS:
                message = f"the sheet holds values beyond column {MAX_COLUMNS:,}"
                raise self.wrong(message, value)
            if self.column > len(self._cells):
                self._cells += [""] * (self.column - len(self._cells))
            self._cells += [value] * repeat
        self.column = end

    def end_row(self, repeat: int = 1) -> None:
        """The row is complete and stands there `repeat` times; a blank one is only counted.

        Raises SourceError beyond MAX_ROWS or MAX_SAME_ROWS.
        """
        if self._cells:
            if repeat > MAX_SAME_ROWS:
                raise self.wrong(f"one row is repeated {repeat:,} times")
            if self.row + repeat > MAX_ROWS:
                raise self.wrong(f"the sheet holds values beyond row {MAX_ROWS:,}")
            self._rows.append((self.row + 1, repeat, self._cells))
        self.row += repeat
        self.column = 0
        self._cells = []

    def take(self) -> Iterator[tuple[int, list[str]]]:
        """The rows completed since the last call, with their numbers from 1 on.

        Repeated rows are made one by one, so that few words in a file never fill the memory.
        """
        rows, self._rows = self._rows, []
        for first, repeat, cells in rows:
            for number in range(first, first + repeat):
                yield number, cells.copy()

    def wrong(self, message: str, value: str = "") -> SourceError:
        """The error for what stands at this place."""
        column = column_letters(self.column + 1) if self.column < MAX_ROWS else ""
        return fault(self._shown, message, _CHECK, self.row + 1, column, value[:60])


def column_letters(number: int) -> str:
    """The name of a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


@lru_cache(maxsize=MAX_COLUMNS)
def column_number(letters: str) -> int:
    """The place of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
