"""A document in every form that is asked for, in one folder."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from mps.publish.blocks import Chart, Document
from mps.publish.drawing import draw
from mps.publish.fonts import write_fonts
from mps.publish.ods import write_ods
from mps.publish.pack import meeting_pack
from mps.publish.paper import Paper, statement
from mps.publish.paper_html import as_html
from mps.publish.pdf import write_pdf
from mps.publish.pictures import as_png
from mps.publish.site import write_site
from mps.publish.word import write_word

Progress = Callable[[str], None]
FORMATS = ("html", "docx", "ods", "pdf")
"""The forms of a document: web pages, Word, the tables as a spreadsheet, PDF."""
HOME = "index.html"
TABLES = "reference-tables.ods"
_LARGE_CHART = 540.0  # px across a page in large type: the words of a chart are larger then
_CHART = 720.0


@dataclass(frozen=True)
class Means:
    """Files that drawing needs: that behind the address of a map's shapes, and the typeface's."""

    shapes: Callable[[str], Path]
    typeface: Path


def write_all(
    document: Document,
    formats: tuple[str, ...],
    folder: Path,
    means: Means,
    progress: Progress,
    *,
    pack: bool = False,
) -> Path:
    """Write a document, or the pack for a meeting made of it, into a folder.

    Returns the path of what to open first, from the folder.
    """
    folder.mkdir(parents=True)
    where = f"see {TABLES}" if "ods" in formats else "see the site"
    paper = meeting_pack(document, where) if pack else statement(document, where)
    name = "meeting-pack" if pack else "statement"
    made = []
    if {"docx", "pdf"} & set(formats):
        fonts = write_fonts(means.typeface, folder.parent / "fonts")
    if "docx" in formats:
        progress("Writing the Word document")
        made.append(f"{name}.docx")
        draw_one = _drawing(paper, means)
        files = list(fonts.values())
        write_word(paper, folder / made[-1], lambda chart: as_png(draw_one(chart), files))
    if "pdf" in formats:
        progress("Writing the PDF, which takes longest")
        made.append(f"{name}.pdf")
        write_pdf(paper, folder / made[-1], _drawing(paper, means), fonts)
    if "ods" in formats:
        progress("Writing the reference tables")
        made.append(TABLES)
        write_ods(document, folder / TABLES)
    if "html" in formats:
        progress("Writing the pages")
        if pack:
            page = as_html(paper, _drawing(paper, means))
            (folder / HOME).write_text(page + "\n", encoding="utf-8", newline="\n")
        else:
            write_site(document, folder, means.shapes, made)
        made.insert(0, HOME)
    return Path(made[0])


def _drawing(paper: Paper, means: Means) -> Callable[[Chart], str]:
    """What draws the charts of a paper as SVG, each with names of its own."""
    numbers = count(1)
    width = _LARGE_CHART if paper.large else _CHART

    def drawing(chart: Chart) -> str:
        name = f"chart{next(numbers)}"
        return draw(chart.figure, chart.alt, name=name, width=width, shapes=means.shapes)

    return drawing
