"""The rest of the statement: what the council's papers say beside the intentions."""

import html

import pandas as pd
import streamlit as st

from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.provenance import source_line
from mps.ui.tables import Column, table
from mps.ui.want.register import OWN_WORDS, top
from mps.ui.want.rests import FIGURES, in_words, links_of_site
from mps.ui.want.what import Row, Wanted
from mps.words import wanted

SOURCES = ("council_direction",)
CONTENTS = (
    Column("topic_name", "Topic"),
    Column("title", "What is said", link="address"),
    Column("paper_year", "Paper of"),
    Column("section", "Section"),
)


def statement(here: Wanted) -> None:
    """One topic in full, or the list of all topics."""
    top(here)
    if here.every.empty:
        return
    with st.columns([2, 3])[0]:
        here.page.control("topic")
    rows = query("want__direction", council_code=here.code, topic=here.chosen("topic"))
    if not here.chosen("topic"):
        _contents(here, rows)
        return
    st.header(str(rows["topic_name"].iloc[0]), anchor=here.page["topic"].replace("_", "-"))
    for row in rows.to_dict("records"):
        record(here, row)
    source_line(SOURCES, OWN_WORDS)


def _contents(here: Wanted, rows: pd.DataFrame) -> None:
    """WAN-3: every record of direction by topic, each with its address."""
    shown = rows.assign(
        address=list(map(here.link_to_record, rows.to_dict("records"))),
        paper_year=[wanted.year_of(paper) for paper in rows["paper"]],
    )
    figure = Figure(
        "WAN-3",
        wanted.statement_title(rows, council=here.council),
        f"What the papers of {here.council} say beside the intentions",
        SOURCES,
        OWN_WORDS,
    )
    figure.head()
    table(shown, CONTENTS)
    figure.download(
        shown,
        [
            *CONTENTS,
            Column("paper", "Paper"),
            Column("what_it_says", "What it says"),
            Column("what_it_means", "What it means for providers"),
            Column("interested_in", "The council is interested in"),
        ],
    )
    figure.source_line()


def record(here: Wanted, row: Row) -> None:
    """One record of direction: what it says, what it means for providers, and its figures."""
    st.subheader(str(row["title"]), anchor=row["direction_id"])
    if isinstance(row["what_it_says"], str):
        st.markdown(row["what_it_says"])
    for name, label in (
        ("what_it_means", "What it means for providers"),
        ("interested_in", "The council is interested in"),
        ("useful_links", "Useful links"),
    ):
        if isinstance(row[name], str):
            st.markdown(f"**{label}**\n\n{row[name]}")
    held = here.evidence.get(row["direction_id"])
    figures = None if held is None else held[held["kind"] != "code"]
    if figures is not None and len(figures):
        table(in_words(figures), FIGURES[:3], "Figures it names")
    if found := links_of_site(here, row["direction_id"]):
        st.html(found)
    where = html.escape(f"{row['paper']}; section {row['section']}")
    st.html(f'<p class="mps-sub">From: {where}</p>')
