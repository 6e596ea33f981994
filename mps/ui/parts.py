"""The parts every page is made of: heading, tiles, key, chart, table, download, source line."""

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from mps.charts import chart_config
from mps.paths import data_zip_path, store_path
from mps.ui.cache import records
from mps.words import density, long_date, number, percent, signed, signed_percent

LONG_TABLE = 40
"""Tables longer than this are drawn as a sortable, scrolling grid; shorter ones as plain HTML."""

_FORMATS: dict[str, Callable[[Any], str]] = {
    "text": lambda value: "not available" if pd.isna(value) else str(value),
    "year": lambda value: str(int(value)),
    "count": number,
    "decimal": lambda value: number(value, 1),
    "pct": percent,
    "change": signed,
    "change_pct": signed_percent,
    "density": density,
}
_GRID_FORMATS = {
    "year": "%d",
    "count": "localized",
    "decimal": "%.1f",
    "pct": "%.1f%%",
    "change": "%+d",
    "change_pct": "%+.1f%%",
    "density": "%.1f",
}


@dataclass(frozen=True)
class Column:
    """A column of a shown table: its name in the frame, its heading, and how it is written.

    `kind` is one of text, year, count, decimal, pct, change, change_pct, density.
    """

    name: str
    label: str
    kind: str = "text"


@dataclass(frozen=True)
class Tile:
    """One number at the top of a page: what it is, the number, and what it is read against."""

    label: str
    value: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A figure's identity: its permanent code, its finding, its measure, place and period.

    `sources` are dataset ids; `note` says what a reader must know to read it rightly.
    """

    code: str
    title: str
    subtitle: str
    sources: tuple[str, ...]
    note: str = ""

    def head(self) -> None:
        """Write the finding as a heading, with measure, place, period and the code below."""
        st.header(self.title, anchor=self.code.lower())
        st.html(f'<p class="mps-sub">{html.escape(self.subtitle)} {_shown_code(self.code)}</p>')

    def chart(self, figure: go.Figure, alt: str, key: str = "", **options: Any) -> Any:
        """Draw a chart with its text alternative and its one button, the SVG download."""
        config = {**chart_config(f"figure-{self.code.lower()}"), **options.pop("config", {})}
        return st.plotly_chart(
            figure,
            theme=None,
            key=key or f"chart-{self.code}",
            config=config,
            alt=f"{self.title}. {alt}",
            **options,
        )

    def data(
        self,
        frame: pd.DataFrame,
        columns: Sequence[Column],
        label: str = "Table of this figure",
        sortable: bool = False,
    ) -> None:
        """Offer the figure's whole table, its CSV, and its source line.

        The table is made and sent only when a reader opens it: a county's small areas weigh more
        than its map. A `sortable` one is a grid even when it is short.
        """
        opener = st.expander(label, key=f"table-{self.code}", on_change="rerun")
        if opener.open:
            with opener:
                self._table(frame, columns, sortable)
        self.download(frame, columns)
        source_line(self.sources, self.note)

    def download(self, frame: pd.DataFrame, columns: Sequence[Column]) -> None:
        """Offer the table as CSV, every row with figure code, source, date and licence."""
        st.download_button(
            f"Download {self.code} as CSV",
            data=lambda: csv_bytes(self, frame, columns),
            file_name=f"figure-{self.code.lower()}.csv",
            mime="text/csv",
            key=f"csv-{self.code}",
            on_click="ignore",
        )

    def _table(self, frame: pd.DataFrame, columns: Sequence[Column], sortable: bool) -> None:
        if frame.empty:
            st.write("There are no rows to show.")
            return
        if len(frame) <= LONG_TABLE and not sortable:
            table(frame, columns)
            return
        grid(frame, columns, alt=f"Table of figure {self.code}: {self.subtitle}")


def heading(title: str, lede: str, code: str = "") -> None:
    """The page's finding, and one line of measure, place and period, with a figure's code."""
    st.title(title, anchor=False)
    st.html(f'<p class="mps-lede">{html.escape(lede)} {_shown_code(code)}</p>')


def _shown_code(code: str) -> str:
    return f'<span class="mps-code">Figure {html.escape(code)}</span>' if code else ""


def tiles(items: Iterable[Tile]) -> None:
    """Up to four numbers side by side, two by two on a phone, as a description list."""
    shown = []
    for item in items:
        missing = " mps-none" if not any(sign.isdigit() for sign in item.value) else ""
        lines = "".join(f"<dd>{html.escape(line)}</dd>" for line in item.lines)
        shown.append(
            f'<div class="mps-tile"><dt>{html.escape(item.label)}</dt>'
            f'<dd class="mps-value{missing}">{html.escape(item.value)}</dd>{lines}</div>'
        )
    st.html(f'<dl class="mps-tiles">{"".join(shown)}</dl>')


def facts(items: Iterable[tuple[str, str]]) -> None:
    """Names and values one below the other, as a description list."""
    shown = "".join(
        f"<dt>{html.escape(name)}</dt><dd>{html.escape(value)}</dd>" for name, value in items
    )
    st.html(f'<dl class="mps-facts">{shown}</dl>')


def colour_key(classes: Iterable[tuple[str, str]], label: str) -> None:
    """The classes of a map in words, each beside its colour: pairs of label and colour."""
    shown = "".join(
        f'<li><span style="background:{html.escape(colour)}"></span>{html.escape(name)}</li>'
        for name, colour in classes
    )
    st.html(f'<ul class="mps-key" aria-label="{html.escape(label)}">{shown}</ul>')


def table(frame: pd.DataFrame, columns: Sequence[Column], caption: str = "") -> None:
    """A plain HTML table: real headers, first column as row header, numbers to the right.

    On a phone each row of a wide table becomes a small card, so that nothing is cut; the roles
    keep it a table for a screen reader all the same.
    """
    head = "".join(
        f'<th scope="col" role="columnheader"{_numeric(column)}>{html.escape(column.label)}</th>'
        for column in columns
    )
    body = "".join(
        f'<tr role="row">{_cells(row, columns)}</tr>' for row in frame.to_dict("records")
    )
    title = f"<caption>{html.escape(caption)}</caption>" if caption else ""
    texts = sum(column.kind == "text" for column in columns)
    wide = " mps-cards" if len(columns) > 3 or texts > 2 else ""
    st.html(
        f'<table class="mps-table{wide}" role="table">{title}'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def grid(frame: pd.DataFrame, columns: Sequence[Column], alt: str) -> None:
    """A long table as a grid that sorts by any column and can be searched."""
    shown = frame[[column.name for column in columns]]
    st.dataframe(
        shown,
        hide_index=True,
        alt=alt,
        placeholder="not available",
        column_config={column.name: _grid_column(column) for column in columns},
    )


def _grid_column(column: Column) -> Any:
    if column.kind == "text":
        return st.column_config.TextColumn(column.label)
    return st.column_config.NumberColumn(column.label, format=_GRID_FORMATS[column.kind])


def _cells(row: Mapping[Any, Any], columns: Sequence[Column]) -> str:
    cells = []
    for position, column in enumerate(columns):
        text = html.escape(_FORMATS[column.kind](row[column.name]))
        if position == 0:
            cells.append(f'<th scope="row" role="rowheader">{text}</th>')
        else:
            label = html.escape(column.label)
            cells.append(f'<td role="cell" data-label="{label}"{_numeric(column)}>{text}</td>')
    return "".join(cells)


def _numeric(column: Column) -> str:
    return "" if column.kind == "text" else ' class="mps-num"'


def csv_bytes(figure: Figure, frame: pd.DataFrame, columns: Sequence[Column]) -> bytes:
    """The figure's table as UTF-8 CSV: headings as shown, then source, date and licence."""
    cards = _cards(figure.sources)
    shown = frame[[column.name for column in columns]].copy()
    shown.columns = pd.Index([column.label for column in columns])
    shown["Figure"] = figure.code
    shown["Measure, place and period"] = figure.subtitle
    for label, name in (
        ("Publisher", "publisher"),
        ("Source", "title"),
        ("Reference date", "reference_period"),
        ("Licence", "licence"),
        ("Our processing", "processing"),
    ):
        shown[label] = "; ".join(dict.fromkeys(card[name] for card in cards))
    return shown.to_csv(index=False).encode("utf-8-sig")


def source_line(sources: Sequence[str], note: str = "") -> None:
    """Publisher, publication, reference date, licence and our processing, under a rule."""
    cards = _cards(sources)
    by_publisher: dict[tuple[str, str], list[str]] = {}
    for card in cards:
        named = by_publisher.setdefault((card["publisher"], card["licence"]), [])
        named.append(f"{_linked(card)} ({html.escape(card['reference_period'])})")
    written = " ".join(
        f"{html.escape(publisher)}: {'; '.join(named)}; {html.escape(licence)}."
        for (publisher, licence), named in by_publisher.items()
    )
    # Rights of others than the publisher (Ordnance Survey's in the boundaries) are named with
    # the figure; every publisher's own wording stands in full on the Sources page.
    rights = "".join(f" {html.escape(line)}" for line in _others_rights(cards))
    done = "; ".join(html.escape(card["processing_short"].rstrip(".")) for card in cards)
    notes = f"{html.escape(note)} " if note else ""
    st.html(f'<p class="mps-source">{notes}Source: {written}{rights} Our processing: {done}.</p>')


def _linked(card: Mapping[str, Any]) -> str:
    name = html.escape(card["short_title"])
    if not card["landing_url"]:
        return name
    return f'<a href="{html.escape(card["landing_url"])}">{name}</a>'


def _others_rights(cards: Sequence[Mapping[str, Any]]) -> list[str]:
    sentences = [
        sentence
        for card in cards
        for sentence in re.findall(r"[^.]*\N{COPYRIGHT SIGN}[^.]*\.", card["attribution"])
    ]
    return list(dict.fromkeys(sentence.strip() for sentence in sentences))


def missing(what: str, why: str, how: str) -> None:
    """Say in words that something is not available, why, and how to load it."""
    st.info(f"**{what}: not available.** {why} {how}")


def _cards(sources: Sequence[str]) -> list[Mapping[str, Any]]:
    held = records("sources__datasets", "dataset_id")
    return [held[source] for source in sources if source in held]


def dataset_card(card: Mapping[str, Any]) -> None:
    """One dataset in full: what it is, its licence, what we did, what to beware of."""
    named = [
        ("Publication", card["publication"]),
        ("Describes", card["reference_period"]),
        ("Geography", card["geography"]),
        ("Released", _released(card)),
        ("Next release", card["next_release"]),
        ("Licence", card["licence"]),
        ("Attribution", card["attribution"]),
        ("What we did", card["processing"]),
        ("How to load a newer one", card["load_hint"]),
        ("Name in the download", card["dataset_id"]),
    ]
    facts((name, value) for name, value in named if value)
    if card["caveats"]:
        st.markdown("**Beware**")
        st.markdown("\n".join(f"- {caveat}" for caveat in card["caveats"].splitlines()))
    if card["landing_url"]:
        st.markdown(f"[{card['publisher']}: {card['title']}]({card['landing_url']})")


def _released(card: Mapping[str, Any]) -> str:
    published = card["published_date"]
    obtained = f"obtained {long_date(card['obtained_date'])}"
    return obtained if pd.isna(published) else f"{long_date(published)}, {obtained}"


def data_download() -> None:
    """The whole data behind the site, as the build zipped it."""
    path = data_zip_path(store_path())
    if not path.exists():
        missing("The zipped data", "The build has not written it.", "Run: python -m mps build")
        return
    st.download_button(
        f"Download all data (zipped CSV, {number(path.stat().st_size / 1e6, 1)} MB)",
        data=path.read_bytes,
        file_name="market-position-data.zip",
        mime="application/zip",
        on_click="ignore",
    )
