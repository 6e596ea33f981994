"""A figure: its permanent code, its finding, its chart, its table and its source line."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from mps.charts import chart_config
from mps.ui.parts import subtitle
from mps.ui.provenance import cards_of, source_line
from mps.ui.recording import record
from mps.ui.tables import LONG_TABLE, Column, grid, rounded_columns, table
from mps.words.cells import FILE_DECIMALS

# What a figure is quoted for, where it is drawn away from its own page; else empty.
_quoted: ContextVar[str] = ContextVar("quoted", default="")


@contextmanager
def quoted(reference: str) -> Iterator[None]:
    """Let figures be quotations: a level lower, and told apart from others of the same code."""
    token = _quoted.set(f"-{reference}")
    try:
        yield
    finally:
        _quoted.reset(token)


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
        write = st.subheader if _quoted.get() else st.header
        write(self.title, anchor=f"{self.code}{_quoted.get()}".lower())
        subtitle(self.subtitle, self.code)

    def chart(self, figure: go.Figure, alt: str, key: str = "", **options: Any) -> Any:
        """Draw a chart with its text alternative and its one button, the SVG download."""
        config = {**chart_config(f"figure-{self.code.lower()}"), **options.pop("config", {})}
        if _quoted.get():  # a click chooses an area on the figure's own page only
            options = {}
        return st.plotly_chart(
            figure,
            theme=None,
            key=f"{key or f'chart-{self.code}'}{_quoted.get()}",
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
        opener = st.expander(label, key=f"table-{self.code}{_quoted.get()}", on_change="rerun")
        if opener.open:
            with opener:
                self._table(frame, columns, sortable)
        self.download(frame, columns)
        self.source_line()

    def short(self, frame: pd.DataFrame, columns: Sequence[Column]) -> None:
        """Show the figure's whole table where it is short, with its CSV and its source line."""
        table(frame, columns)
        self.download(frame, columns)
        self.source_line()

    def source_line(self) -> None:
        """Write where the figure comes from, and what a reader must know of it."""
        source_line(self.sources, self.note)

    def download(self, frame: pd.DataFrame, columns: Sequence[Column]) -> None:
        """Offer the table as CSV, every row with figure code, source, date and licence."""
        record(self, frame, columns)
        st.download_button(
            f"Download {self.code} as CSV",
            data=lambda: csv_bytes(self, frame, columns),
            file_name=f"figure-{self.code.lower()}.csv",
            mime="text/csv",
            key=f"csv-{self.code}{_quoted.get()}",
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


def csv_bytes(figure: Figure, frame: pd.DataFrame, columns: Sequence[Column]) -> bytes:
    """The figure's table as UTF-8 CSV: headings as shown, then source, date and licence.

    Raises ValueError when two columns share a heading: one would hide the other.
    """
    cards = cards_of(figure.sources)
    shown = rounded_columns(frame, columns, FILE_DECIMALS)
    shown.columns = pd.Index([column.label for column in columns])
    if shown.columns.has_duplicates or "Figure code" in shown.columns:
        raise ValueError(f"Two columns of {figure.code} share a heading: {list(shown.columns)}")
    shown["Figure code"] = figure.code
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
