"""What a document is made of: the parts of the site's pages, in order, as plain values.

The pages give them (`mps.ui.capture`), so that a document has their sentences, numbers, charts
and tables. Words may hold links and bold and italic parts: they are kept as runs of text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Run:
    """A stretch of words of one look; `link` is where it leads, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


Words = tuple[Run, ...]


def plain(words: Words) -> str:
    """The words alone."""
    return "".join(run.text for run in words)


@dataclass(frozen=True)
class Heading:
    """A heading; 1 is the page's own finding, 2 a figure's or a section's."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True)
class Lede:
    """Measure, place and period under a heading, with the code of the figure, if it is one."""

    text: str
    code: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running words."""

    words: Words


@dataclass(frozen=True)
class Bullets:
    """A list; numbered where `ordered`."""

    items: tuple[Words, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Pairs:
    """Names and what stands for each: the numbers at the top of a page, or facts."""

    items: tuple[tuple[str, tuple[str, ...]], ...]
    large: bool = False


@dataclass(frozen=True)
class Key:
    """The classes of a map in words, each with its colour."""

    label: str
    classes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Chart:
    """A chart: what plotly draws it from, and its text alternative."""

    figure: Mapping[str, Any]
    alt: str


@dataclass(frozen=True)
class Table:
    """A table as shown: headings and rows of text, the first cell of a row its heading.

    `links` are where cells lead, by their row and column.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    caption: str = ""
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Notice:
    """Something a reader must be told, such as that figures are not available."""

    words: Words


@dataclass(frozen=True)
class Source:
    """Notes and the source line of the figure above."""

    words: Words


@dataclass(frozen=True)
class Aside:
    """Parts that the site folds away under a label."""

    label: str
    parts: tuple["Block", ...]


Block = Heading | Lede | Paragraph | Bullets | Pairs | Key | Chart | Table | Notice | Source | Aside


@dataclass(frozen=True)
class Dataset:
    """The whole table of one figure for spreadsheets: typed cells, and where they are from.

    `columns` are headings and kinds (as in mps.ui.tables); a cell that is missing is None.
    `about` names publisher, source, reference date, licence and processing.
    """

    code: str
    title: str
    subtitle: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Any, ...], ...]
    about: tuple[tuple[str, str], ...]
    note: str = ""


@dataclass(frozen=True)
class Section:
    """One page of the site: its name in the menu and address, its parts and its figures' tables."""

    name: str
    slug: str
    parts: tuple[Block, ...]
    datasets: tuple[Dataset, ...] = ()


@dataclass(frozen=True)
class Document:
    """A statement: for whom, of when, made from what.

    `day` and `dates` are the data's: when the newest were obtained. `build_id` is a hash of the
    inputs and of the code. Nothing in a document says when it was made, so that it changes only
    with them.
    """

    title: str
    council: str
    place: str
    day: date
    dates: str
    build_id: str
    sections: tuple[Section, ...]
