"""Tables on a page: plain HTML for short ones, a sortable grid for long ones."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pandas as pd
import streamlit as st

from mps.ui.recording import is_recording
from mps.words import NOT_AVAILABLE
from mps.words.cells import SHOWN_DECIMALS, WORDS, cell

LONG_TABLE = 40
"""Tables longer than this are drawn as a sortable, scrolling grid; shorter ones as plain HTML."""

# A grid sorts numbers, not words, so it is given numbers that are rounded as the words are.
_GRID_FORMATS = {"year": "%d", "pct": "%.1f%%", "change_pct": "%+.1f%%"}
# A grid's link shows what stands after the sign #, which the page it leads to does not see.
_AFTER_HASH = r"#(.*)$"


@dataclass(frozen=True)
class Column:
    """A column of a shown table: its name in the frame, its heading, and how it is written.

    `kind` is one of text, date, year, count, decimal, decimal_3, pct, change, change_pct, density,
    gbp (whole pounds), gbp_pence, gbp_change.
    `link` names the column of the frame with the address that the text leads to, if any.
    """

    name: str
    label: str
    kind: str = "text"
    link: str = ""


def columns(*specs: tuple[str, ...]) -> list[Column]:
    """Columns of a table from name, label, kind and the column a link is in."""
    return [Column(*spec) for spec in specs]


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


def grid(
    frame: pd.DataFrame, columns: Sequence[Column], alt: str, empty: str = NOT_AVAILABLE
) -> None:
    """A long table as a grid that sorts by any column and can be searched.

    `empty` stands in cells without a value. In a document it is a table like any other.
    """
    if is_recording():
        table(frame, columns, caption=alt)
        return
    st.dataframe(
        _with_links(rounded_columns(frame, columns, SHOWN_DECIMALS), frame, columns),
        hide_index=True,
        alt=alt,
        placeholder=empty,
        column_config={column.name: _grid_column(column) for column in columns},
    )


def rounded_columns(
    frame: pd.DataFrame, columns: Sequence[Column], decimals: Mapping[str, int]
) -> pd.DataFrame:
    """The columns of a table with numbers rounded by kind; kinds not named are whole numbers."""
    shown = frame[[column.name for column in columns]].copy()
    for column in columns:
        if column.kind not in WORDS:
            shown[column.name] = shown[column.name].round(decimals.get(column.kind, 0))
    return shown


def _with_links(
    shown: pd.DataFrame, frame: pd.DataFrame, columns: Sequence[Column]
) -> pd.DataFrame:
    for column in columns:
        if column.link:
            pairs = zip(frame[column.link], frame[column.name], strict=True)
            shown[column.name] = [f"{address}#{quote(str(text))}" for address, text in pairs]
    return shown


def _grid_column(column: Column) -> Any:
    if column.link:
        return st.column_config.LinkColumn(column.label, display_text=_AFTER_HASH)
    if column.kind == "date":
        return st.column_config.DateColumn(column.label, format="D MMM YYYY")
    if column.kind == "text":
        return st.column_config.TextColumn(column.label)
    # A grid has no format with both a currency sign and commas: the heading says the currency.
    label = f"{column.label} (£)" if column.kind.startswith("gbp") else column.label
    return st.column_config.NumberColumn(label, format=_GRID_FORMATS.get(column.kind, "localized"))


def _cells(row: Mapping[Any, Any], columns: Sequence[Column]) -> str:
    cells = []
    for position, column in enumerate(columns):
        text = html.escape(cell(row[column.name], column.kind))
        if column.link:
            text = f'<a href="{html.escape(row[column.link])}">{text}</a>'
        if position == 0:
            cells.append(f'<th scope="row" role="rowheader">{text}</th>')
        else:
            label = html.escape(column.label)
            cells.append(f'<td role="cell" data-label="{label}"{_numeric(column)}>{text}</td>')
    return "".join(cells)


def _numeric(column: Column) -> str:
    return "" if column.kind in WORDS else ' class="mps-num"'
