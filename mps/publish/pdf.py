"""A paper as a PDF for screen readers (PDF/UA-1): tagged, with bookmarks and text alternatives.

WeasyPrint makes it. It needs the system's Pango, which Linux has packages of; where the library
cannot be loaded, everything else is still published.
"""

import importlib
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mps.publish.fonts import FAMILY, WEIGHTS
from mps.publish.paper import Paper
from mps.publish.paper_html import Drawing, as_html

HOW_TO_INSTALL = """\
A PDF needs the Pango library, which was not found ({reason}).
  Debian, Ubuntu:  sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  macOS:           brew install pango
  Windows:         see https://doc.courtbouillon.org/weasyprint/stable/first_steps.html"""


def why_not() -> str:
    """What is missing to write a PDF and how to install it; empty where nothing is."""
    try:
        importlib.import_module("weasyprint")
    except (OSError, ImportError) as error:
        return HOW_TO_INSTALL.format(reason=str(error).splitlines()[0])
    return ""


def write_pdf(paper: Paper, path: Path, drawing: Drawing, fonts: Mapping[str, Path]) -> None:
    """Write a paper as a PDF, in the given fonts by weight. Equal papers give equal bytes."""
    weasyprint: Any = importlib.import_module("weasyprint")
    configuration = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of rules for screens
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    style = weasyprint.CSS(string=_style(paper, fonts), font_config=configuration)
    page = weasyprint.HTML(string=as_html(paper, drawing), base_url=str(path.parent))
    page.write_pdf(
        path,
        stylesheets=[style],
        font_config=configuration,
        pdf_variant="pdf/ua-1",
        pdf_identifier=paper.document.build_id.encode(),
    )


def _style(paper: Paper, fonts: Mapping[str, Path]) -> str:
    """The typeface, and the line at the foot of each page with its number."""
    faces = "".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {WEIGHTS[name]};'
        f' src: url("{path.as_uri()}"); }}\n'
        for name, path in fonts.items()
    )
    foot = paper.foot.replace("\\", "\\\\").replace('"', '\\"')
    look = f'font: 8.5pt "{FAMILY}"; color: #484949'
    return (
        f'{faces}@page {{ @bottom-left {{ content: "{foot}"; {look}; }}\n'
        f'@bottom-right {{ content: "Page " counter(page) " of " counter(pages); {look}; }} }}\n'
        "footer { display: none; }"
    )
