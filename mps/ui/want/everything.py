"""Everything in full on one page, to print or to read in one go."""

import streamlit as st

from mps.ui.cache import query
from mps.ui.parts import facts
from mps.ui.provenance import source_line
from mps.ui.tables import table
from mps.ui.want.one import history
from mps.ui.want.register import OWN_WORDS, listed, top
from mps.ui.want.rests import FIGURES, in_words, links_of_site
from mps.ui.want.statement import record
from mps.ui.want.what import SOURCES, Row, Wanted, facts_of
from mps.words import wanted


def everything(here: Wanted) -> None:
    """The list, every intention that fits the filters in full, then the rest of the statement."""
    top(here)
    if here.every.empty:
        return
    if not here.rows.empty:
        listed(here)
    for row in here.rows.to_dict("records"):
        _intention(here, row)
    rows = query("want__direction", council_code=here.code, topic="")
    for topic, part in rows.groupby("topic_name", sort=False):
        st.header(str(topic), anchor=str(part["topic"].iloc[0]).replace("_", "-"))
        for row in part.to_dict("records"):
            record(here, row)
    source_line(("council_intentions", "council_direction"), OWN_WORDS)


def _intention(here: Wanted, row: Row) -> None:
    st.header(str(row["title"]), anchor=row["intention_id"])
    st.markdown(f"**{row['headline']}**")
    facts(wanted.shortened(facts_of(row, here)))
    for name, label in wanted.SECTIONS:
        if isinstance(row[name], str):
            st.subheader(label, anchor=False)
            st.markdown(row[name])
    held = here.evidence.get(row["intention_id"])
    figures = None if held is None else held[held["kind"] != "code"]
    if figures is not None and len(figures):
        st.subheader("Figures it rests on", anchor=False)
        table(in_words(figures), FIGURES)
        source_line(tuple(dict.fromkeys([*SOURCES, *figures["source_id"]])))
    if found := links_of_site(here, row["intention_id"]):
        st.html(found)
    history(here, row["intention_id"], heading=st.subheader)
