"""Assumptions: each rate and starting value, its source, range and status, and where it is used."""

import streamlit as st

from mps.ui import Column, Figure, grid, heading, missing, open_page, query, source_line
from mps.words import assumed

page = open_page()
everything = query("assumptions__list", council_code=page.council.code)

COLUMNS = [
    Column("assumption_name", "Assumption"),
    Column("holds_for", "Holds for"),
    Column("value_text", "Value"),
    Column("range_text", "Range"),
    Column("where_used", "Where it is used"),
    Column("publisher", "Published by"),
    Column("period", "Period"),
    Column("place", "Place"),
    Column("status", "Status"),
    Column("note", "Note"),
    Column("publication", "Publication"),
    Column("source_url", "Address"),
]
KINDS = (
    ("ASS-1", "need", "Rates of need", "Share of people aged 65 and over with a condition"),
    ("ASS-2", "use", "Figures of use", f"Use of care services, {page.council.name} and England"),
    ("ASS-3", "scenario", "Starting values", "What a scenario of Need and gap starts with"),
    ("ASS-4", "prices", "Price indices", "The newest year stands for each series"),
)


def register(code: str, kind: str, title: str, subtitle: str) -> None:
    """One kind of assumption: how many are held and used, then every one."""
    rows = everything[everything["kind"] == kind]
    if rows.empty:
        return
    figure = Figure(
        code, assumed.held_and_used(rows, what=title), subtitle, tuple(rows["source_id"].unique())
    )
    figure.head()
    shown = rows.assign(
        value_text=list(map(assumed.value_in_words, rows["value"], rows["unit"])),
        range_text=list(map(assumed.range_in_words, rows["lowest"], rows["highest"], rows["unit"])),
    )
    grid(shown, COLUMNS, alt=f"{title}: one row per assumption", empty="")
    figure.download(shown, COLUMNS)
    source_line(figure.sources)


heading(
    assumed.register_title(everything, council=page.council.name),
    "Every rate, figure of use, starting value and price index, with where it is used",
)
st.markdown(assumed.STATUS)
if page.council.code not in set(everything["area_code"]):
    missing(*assumed.no_own_use(page.council.name))
for _code, _kind, _title, _subtitle in KINDS:
    register(_code, _kind, _title, _subtitle)
