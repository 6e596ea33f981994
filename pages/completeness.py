"""Completeness: what guidance expects of a statement, against what this council's has here."""

import streamlit as st

from mps.ui import Column, Figure, completeness, heading, open_page, page_list, table
from mps.ui.links import address
from mps.words import complete

page = open_page()
code, council = page.council.code, page.council.name
points = completeness.points(code)
GUIDANCE = ("reference_guidance_points",)
COLUMNS = [
    Column("point_number", "Point", "year"),
    Column("point_name", "What is expected"),
    Column("state_name", "State"),
    Column("why", "Why"),
    Column("page_title", "Where", link="page_address"),
]
TITLES = {spec.url_path: spec.title for spec in page_list()}


def expected() -> None:
    """CMP-1: every point with its state, why, and the page that answers it."""
    rows = points.to_dict("records")
    where = points["page_url"].fillna("")
    frame = points.assign(
        state_name=[complete.STATES[row["state"]] for row in rows],
        why=[complete.why(row) or row["rule"] for row in rows],
        page_title=[TITLES.get(one, TITLES[""]) for one in where],
        page_address=[address(one, council=code) for one in where],
    )
    figure = Figure(
        "CMP-1",
        complete.title(points, council=council).text,
        f"Points that law, guidance and good practice expect, judged for {council}",
        GUIDANCE,
        complete.NOT_HOW_GOOD,
    )
    heading(figure.title, figure.subtitle, figure.code)
    page.control("state")
    shown = frame if page["state"] == "any" else frame[frame["state"] == page["state"]]
    if shown.empty:
        st.write("No point is in this state.")
    else:
        table(shown, COLUMNS)
    more = [
        *COLUMNS[:4],
        Column("rule", "When it is met"),
        Column("source_name", "Expected by"),
        Column("source_standing", "How the source is known"),
        Column("source_url", "Address of the source"),
    ]
    figure.data(frame, more, "Every point, with its rule and who expects it")


def links() -> None:
    """Links within the site that lead nowhere."""
    broken, count = completeness.links(code)
    st.header(complete.links_title(len(broken), count), anchor="links")
    if len(broken):
        table(
            broken, [Column("title", "In"), Column("href", "Leads to"), Column("record_id", "File")]
        )
        st.write("Mend the address in the file of that name in the council's folder.")


expected()
links()
