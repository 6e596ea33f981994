"""What an official file is found to be: its tables, its format, and what reading it gave.

A format is one kind of official file. Those of CQC are known by their layouts in data/layouts;
every other is one module of mps/intake/sources, which says by what it knows its file, which date
the file states, and how its cells become rows of our tables.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path

from mps.errors import Problem
from mps.intake.work import Work, at_sheet
from mps.readers.cqc_layout import Layout

FIRST_ROWS = 40  # in which a header must stand

Row = tuple[int, list[str]]
Progress = Callable[[float], None]  # told the share that is done, 0 to 1
Rows = Callable[[Progress], Iterator[Row]]


def unheard(_: float) -> None:
    """Progress that nobody asked for."""


@dataclass(frozen=True)
class Table:
    """A sheet, or a CSV file taken with one delimiter, whose name is blank.

    `rows` streams those that hold anything, with their numbers in the file.
    """

    name: str
    rows: Rows

    @cached_property
    def first(self) -> tuple[Row, ...]:
        """The first rows, read once."""
        return tuple(islice(self.rows(unheard), FIRST_ROWS))


@dataclass(frozen=True)
class Book:
    """A file as its tables in order: the sheets of a workbook, or the one table of a CSV file."""

    path: Path
    shown: str
    tables: tuple[Table, ...]
    is_sheet: bool

    def place(self, table: Table) -> str:
        """How a message names a table of it."""
        return at_sheet(self.shown, table.name)

    def source_file(self, table: Table) -> str:
        """How a row names the table it is from."""
        return at_sheet(self.path.name, table.name)

    def words(self) -> Iterator[str]:
        """The cells of the first rows of every table."""
        for table in self.tables:
            for _, cells in table.first:
                yield from cells


@dataclass(frozen=True)
class Filled:
    """What reading a file into its tables gave, beside the rows: sentences and problems.

    `newest` is the last day the rows describe, where rows hold no dates of their own;
    `may_be_empty`: what was read is in order even when it gave no row.
    """

    edition: str
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    newest: date | None = None
    may_be_empty: bool = False


@dataclass(frozen=True)
class Found:
    """A file recognised: its format, its tables, and the date it states, if any.

    `given` is the date the user gave for files that state none.

    `table` is the table it was known by; of CQC's files `layout` says what becomes of the columns
    and `header_row` is the row whose cells are `header`. API records have no tables.
    """

    path: Path
    shown: str
    format: "Format"
    book: Book | None = None
    table: Table | None = None
    stated: date | None = None
    given: date | None = None
    layout: Layout | None = None
    header: tuple[str, ...] = ()
    header_row: int = 0


Fill = Callable[[Found, Work, Path, Progress], Filled]


@dataclass(frozen=True)
class Format:
    """One kind of official file. `id` is its folder under data/raw, and its layout's name.

    `takes` names it in the list of files taken; `tables` are the datasets it gives and `modules`
    the code that reads it, within mps, beside the common. `fill` reads a file into work tables,
    given the project's root. `fits` tells whether a table is of this format, None where a layout
    does; of JSON, `names` are names on the top level of which one makes a document of this format.
    `references` are the tables of data/reference that reading it uses. `stated` finds the date a
    file states. Of a file that states none, its newest date
    stands for it if `is_dated_by_content`; else the user must say.
    """

    id: str
    title: str
    takes: str
    tables: tuple[str, ...]
    modules: tuple[str, ...]
    fill: Fill
    fits: Callable[[Table], bool] | None = None
    stated: Callable[[Book], date | None] = lambda _: None
    is_dated_by_content: bool = False
    references: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
