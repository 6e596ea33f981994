"""A paper as one page of HTML: to be printed as it is, or made into a PDF."""

from collections.abc import Callable
from dataclasses import replace

from markupsafe import Markup

from mps.publish.blocks import Block, Chart, Heading, Table
from mps.publish.paper import Paper
from mps.publish.site import TEMPLATES, environment
from mps.publish.widths import is_wide

Drawing = Callable[[Chart], str]


def as_html(paper: Paper, drawing: Drawing) -> str:
    """The page, with its style in it; `drawing` gives the HTML of a chart.

    Headings stand one level lower than in the paper, below its title.
    """
    templates = environment()
    templates.filters |= {
        "here": lambda link: link,
        "drawing": lambda chart: Markup(drawing(chart)),
        "is_wide": lambda part: isinstance(part, Table) and is_wide(part),
    }
    return templates.get_template("paper.html").render(
        paper=paper,
        parts=[_lower(part) for part in paper.parts],
        style=Markup((TEMPLATES / "paper.css").read_text(encoding="utf-8")),
    )


def _lower(part: Block) -> Block:
    if isinstance(part, Table):  # what a cell leads to is a page of the site
        return replace(part, links={})
    return replace(part, level=part.level + 1) if isinstance(part, Heading) else part
