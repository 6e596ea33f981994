"""What is past, kept so that a plan can be held against what came; and what is not counted."""

import streamlit as st

from mps.ui.cache import query
from mps.ui.opportunities.what import COLUMNS, Opportunities
from mps.ui.tables import LONG_TABLE, Column, grid, table
from mps.words import counted
from mps.words import opportunities as words

SHORT = [
    Column("title", "What", link="address"),
    *(column for column in COLUMNS if column.name in ("standing", "when", "length", "value")),
    Column("source_status_name", "Kind of source"),
]
LEFT_OUT = [
    Column("title", "What"),
    Column("scope_rule", "Why it is not counted"),
    Column("url_said", "Notice"),
    Column("opportunity_id", "Reference"),
]


def over(found: Opportunities) -> None:
    """OPP-3: every past contract, plan and notice, the latest first."""
    past = found.past
    if past.empty:
        return
    figure = found.figure(
        "OPP-3",
        counted(
            len(past), "contract, plan or notice is past", "contracts, plans and notices are past"
        ),
        "Past contracts, plans and notices",
        past,
    )
    figure.head()
    if len(past) > LONG_TABLE:
        grid(past, SHORT, alt=f"Table of figure {figure.code}: {figure.subtitle}")
    else:
        table(past, SHORT)
    figure.data(past, COLUMNS, "With route, lots, notes and sources")


def left_out(found: Opportunities) -> None:
    """OPP-4: notices that are not adult social care, and the rule by which they are left out."""
    rows = query("opportunities__left_out", council_code=found.code)
    if rows.empty:
        return
    rows = rows.assign(url_said=rows["notice_url"].map(words.said))
    figure = found.figure(
        "OPP-4",
        counted(len(rows), "notice is not counted", "notices are not counted"),
        "Notices that are not adult social care",
        rows,
    )
    figure.head()
    st.write("They buy something else than care or support for adults. The table says why.")
    figure.data(rows, LEFT_OUT, "What is left out, and why")
