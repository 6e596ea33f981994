"""What an intention or record rests on: its figures as numbers, and charts of this site."""

import html

import pandas as pd
import streamlit as st

from mps.ui.figures import Figure
from mps.ui.links import address, link
from mps.ui.quoting import quotable, quote
from mps.ui.tables import Column, table
from mps.ui.want.what import Row, Wanted
from mps.words import wanted

FIGURES = (
    Column("what", "Figure"),
    Column("value_text", "Value"),
    Column("period", "Period"),
    Column("from_where", "From"),
)


def figures_behind(here: Wanted, record_id: str, code: str) -> None:
    """The figures that a record rests on, each with its period and where it is from."""
    rows = _rows(here, record_id)
    figures = rows[rows["kind"] != "code"]
    of_kind = rows["kind"].value_counts()
    counts = (int(of_kind.get(kind, 0)) for kind in ("figure", "measure", "code"))
    said = wanted.evidence_title(*counts)
    if figures.empty:
        return
    figure = Figure(
        code,
        said.text,
        f"Figures named in the record {record_id}, {here.council}",
        tuple(dict.fromkeys(figures["source_id"])),
        "What a paper prints in words is held as a number, and so marked.",
    )
    figure.head()
    shown = in_words(figures)
    table(shown, FIGURES)
    more = [*FIGURES, Column("note", "Note"), Column("target", "Code")]
    figure.data(shown, more, "With notes and codes")


def in_words(figures: pd.DataFrame) -> pd.DataFrame:
    """Figures with label, value and origin in words."""
    records = figures.to_dict("records")
    return figures.assign(
        what=list(map(wanted.evidence_label, records)),
        value_text=list(map(wanted.evidence_value, records)),
        from_where=list(map(wanted.evidence_origin, records)),
        period=[wanted.text_or(row["period"]) for row in records],
    )


def charts_of_site(here: Wanted, row: Row) -> None:
    """The charts of this site that an intention rests on, drawn from today's data."""
    rows = _rows(here, row["intention_id"])
    shown = rows[rows["kind"] != "figure"].to_dict("records")
    if not shown:
        return
    st.header("What this site holds on it now", anchor="today")
    st.write("As on the pages they come from; each says of which time its data are.")
    service = row["service_types"] if "|" not in row["service_types"] else ""
    for item in shown:
        where = _address(here, item)
        name = f"{item['label']}: open it on its own page"
        if quotable(item["kind"], item["target"]):
            quote(here.page, item["kind"], item["target"], service)
        st.html(f'<p class="mps-way">{link(name, where)}</p>')


def links_of_site(here: Wanted, record_id: str) -> str:
    """Links to the charts of this site that a record rests on, as HTML; empty without any."""
    rows = _rows(here, record_id)
    shown = rows[rows["kind"] == "code"].to_dict("records")
    if not shown:
        return ""
    items = "; ".join(
        f"{link(item['label'], _address(here, item))} (figure {html.escape(item['target'])})"
        for item in shown
    )
    return f'<p class="mps-way">Charts of this site: {items}</p>'


def _rows(here: Wanted, record_id: str) -> pd.DataFrame:
    held = here.evidence.get(record_id)
    return pd.DataFrame(columns=["kind", "target"]) if held is None else held


def _address(here: Wanted, item: Row) -> str:
    if item["kind"] == "measure":
        return address("compare_councils", council=here.code, measure=item["target"])
    page = item["page_url"] if isinstance(item["page_url"], str) else ""
    return f"{address(page, council=here.code)}#{item['target'].lower()}"
