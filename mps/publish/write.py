"""A document in every form that is asked for, in one folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from mps.publish.blocks import Chart, Document
from mps.publish.drawing import draw
from mps.publish.fonts import write_fonts
from mps.publish.paper import statement
from mps.publish.pictures import as_png
from mps.publish.site import write_site
from mps.publish.word import write_word

Progress = Callable[[str], None]
FORMATS = ("html", "docx")
"""The forms of a document: a web site, Word."""


@dataclass(frozen=True)
class Means:
    """Files that drawing needs: that behind the address of a map's shapes, and the typeface's."""

    shapes: Callable[[str], Path]
    typeface: Path


def write_all(
    document: Document, formats: tuple[str, ...], folder: Path, means: Means, progress: Progress
) -> Path:
    """Write a document into a folder; the path of what to open first, from the folder."""
    folder.mkdir(parents=True)
    written: list[str] = []
    if "docx" in formats:
        progress("Writing the Word document")
        fonts = write_fonts(means.typeface, folder.parent / "fonts")
        paper = statement(document, TABLES)
        write_word(paper, folder / "statement.docx", _pictures(means, fonts))
        written.append("statement.docx")
    if "html" in formats:
        progress("Writing the pages")
        write_site(document, folder, means.shapes)
        return Path("index.html")
    return Path(written[0])


TABLES = "see the tables beside this document"


def _pictures(means: Means, fonts: Mapping[str, Path]) -> Callable[[Chart], bytes]:
    numbers = count(1)

    def picture(chart: Chart) -> bytes:
        drawn = draw(chart.figure, chart.alt, name=f"chart{next(numbers)}", shapes=means.shapes)
        return as_png(drawn, list(fonts.values()))

    return picture
