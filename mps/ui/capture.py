"""Pages as parts of a document: each is run as for a visitor, and what it shows is read off.

Streamlit's own harness for running pages without a browser does the running, so that a document
says what the site says: the same queries, sentences, numbers, charts and tables.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
from streamlit.logger import set_log_level
from streamlit.testing.v1 import AppTest

from mps.errors import MpsError
from mps.paths import ROOT
from mps.publish.blocks import (
    Aside,
    Block,
    Bullets,
    Chart,
    Dataset,
    Heading,
    Notice,
    Paragraph,
    Section,
    Table,
    plain,
)
from mps.publish.words import from_inline, from_markdown
from mps.ui.html_parts import parts_of
from mps.ui.pages import PageSpec
from mps.ui.provenance import cards_of
from mps.ui.recording import recorded

LONGEST = 120.0  # seconds that a page may take
# What only works on a screen: it chooses or fetches, and says nothing itself.
_CONTROLS = {
    *("button_group", "selectbox", "number_input", "slider", "radio", "checkbox", "text_input"),
    *("download_button", "button", "page_link", "segmented_control", "text_area", "form"),
    *("link_button", "date_input", "multiselect", "toggle", "iframe", "empty"),
}


def capture(
    specs: Sequence[PageSpec], view: Mapping[str, str], progress: Callable[[str], None]
) -> Iterator[Section]:
    """The pages of a list for one view: council, and area, service or client where chosen.

    Raises MpsError when a page fails or shows what a document cannot hold.
    """
    set_log_level("error")  # it warns that it has no server
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=LONGEST)
    for name, value in view.items():
        app.query_params[name] = value
    app.run()
    for spec in specs:
        progress(f"Reading {spec.title}")
        yield _section(app, spec, view)


def _section(app: AppTest, spec: PageSpec, view: Mapping[str, str]) -> Section:
    if spec.url_path:
        app.switch_page(str(spec.file.relative_to(ROOT)))
    app.query_params.clear()  # what the page before chose is not for this one
    for name, value in {**view, **spec.document}.items():
        app.query_params[name] = value
    with recorded() as taken:
        app.run()
    if app.exception:
        raise MpsError(f"The page {spec.title} failed: {app.exception[0].message}")
    parts = tuple(_with_content(list(_blocks(app.main))))
    datasets = {figure.code: _dataset(figure, frame, columns) for figure, frame, columns in taken}
    return Section(spec.title, spec.url_path or "index", parts, tuple(datasets.values()))


def _with_content(parts: Sequence[Block]) -> Iterator[Block]:
    """The parts without headings that stand over controls alone, which a document leaves out."""
    for place, part in enumerate(parts):
        after = parts[place + 1] if place + 1 < len(parts) else Heading(1, "")
        over_nothing = (
            isinstance(part, Heading)
            and part.level > 1
            and isinstance(after, Heading)
            and after.level <= part.level
        )
        if not over_nothing:
            yield part


def _blocks(parent: Any) -> Iterator[Block]:
    """The parts of an element's children, in order."""
    for child in parent.children.values():
        yield from _block(child)


def _block(element: Any) -> Iterator[Block]:
    kind = element.type
    if kind in ("title", "header", "subheader"):
        level = {"title": 1, "header": 2, "subheader": 3}[kind]
        anchor = getattr(element, "anchor", "") or ""
        yield Heading(level, plain(from_inline(str(element.value))), anchor)
    elif kind == "html":
        yield from parts_of(element.proto.body)
    elif kind in ("markdown", "text", "caption"):
        yield from from_markdown(str(element.value))
    elif kind in ("info", "warning", "error", "success"):
        yield from _notices(str(element.value))
    elif kind == "plotly_chart":
        yield Chart(json.loads(element.proto.spec), element.proto.alt)
    elif kind in ("arrow_data_frame", "dataframe", "table", "arrow_table"):
        yield _grid(element.value)
    elif kind == "expander":
        inside = tuple(_blocks(element))
        if inside:
            yield Aside(element.label, inside)
    elif kind in _CONTROLS:
        return
    elif hasattr(element, "children"):
        yield from _blocks(element)
    else:
        raise MpsError(f"A page shows a {kind}, which a document cannot hold.")


def _notices(text: str) -> Iterator[Block]:
    for block in from_markdown(text):
        if isinstance(block, Paragraph):
            yield Notice(block.words)
        elif isinstance(block, Bullets):
            yield block


def _grid(frame: pd.DataFrame) -> Table:
    shown = frame.astype(object).where(frame.notna(), "not available")
    return Table(
        tuple(map(str, frame.columns)),
        tuple(tuple(map(str, row)) for row in shown.itertuples(index=False)),
        tuple(pd.api.types.is_numeric_dtype(kind) for kind in frame.dtypes),
    )


def _dataset(figure: Any, frame: pd.DataFrame, columns: Sequence[Any]) -> Dataset:
    cards = cards_of(figure.sources)
    about = [("Figure", figure.code), ("Measure, place and period", figure.subtitle)]
    for label, name in (
        ("Publisher", "publisher"),
        ("Source", "title"),
        ("Reference date", "reference_period"),
        ("Licence", "licence"),
        ("Our processing", "processing"),
    ):
        about.append((label, "; ".join(dict.fromkeys(str(card[name]) for card in cards))))
    names = [column.name for column in columns]
    rows = tuple(
        tuple(_cell(value, column.kind) for value, column in zip(row, columns, strict=True))
        for row in frame[names].itertuples(index=False)
    )
    return Dataset(
        figure.code,
        figure.title,
        figure.subtitle,
        tuple((column.label, column.kind) for column in columns),
        rows,
        tuple(about),
        figure.note,
    )


def _cell(value: Any, kind: str) -> Any:
    """A cell as a plain value: text, a number or a date; None where it is missing."""
    if pd.isna(value):
        return None
    if kind == "date":
        return date.fromisoformat(str(value)[:10])
    if kind == "text":
        return str(value)
    number = float(value)
    return int(number) if number == int(number) else number
