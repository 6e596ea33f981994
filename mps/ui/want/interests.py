"""Whom the council wants to hear from: every list under "We are interested in"."""

import streamlit as st

from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.links import link
from mps.ui.tables import Column
from mps.ui.want.register import OWN_WORDS, top
from mps.ui.want.what import Wanted
from mps.words import wanted


def interests(here: Wanted) -> None:
    """WAN-4: the lists, each under what it belongs to."""
    top(here)
    if here.every.empty:
        return
    service = here.page.view["service"]
    rows = query("want__interests", council_code=here.code, service_type=service)
    figure = Figure(
        "WAN-4",
        wanted.interests_title(len(rows), council=here.council, chosen=here.service_name),
        f"Lists under \u201cWe are interested in\u201d in the papers of {here.council}",
        ("council_intentions", "council_direction"),
        OWN_WORDS,
    )
    figure.head()
    if rows.empty:
        st.write("Its papers name none. The intentions and the rest of the statement say more.")
        return
    for row in rows.to_dict("records"):
        st.subheader(str(row["title"]), anchor=f"interest-{row['record_id']}")
        st.markdown(row["interested_in"])
        is_one = row["record_kind"] == "intention"
        named = f"{row['title']}, in full"
        address = here.link_to(row["record_id"]) if is_one else here.link_to_record(row)
        where = link(named, address)
        st.html(f'<p class="mps-way">{where}</p>')
    figure.download(
        rows,
        [
            Column("title", "Of"),
            Column("interested_in", "The council is interested in"),
            Column("paper", "Paper"),
            Column("section", "Section"),
        ],
    )
    figure.source_line()
