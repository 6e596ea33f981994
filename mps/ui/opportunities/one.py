"""One opportunity in full: everything its source states, and where that can be read."""

import re
from collections.abc import Mapping
from typing import Any

import streamlit as st

from mps.ui.clock import stopped_at
from mps.ui.links import link
from mps.ui.opportunities.what import NOTE, Opportunities, sources
from mps.ui.parts import facts, heading
from mps.ui.provenance import source_line
from mps.words import long_date
from mps.words import opportunities as words

Row = Mapping[Any, Any]


def one(found: Opportunities) -> None:
    """The page for a single opportunity, opened by its permanent address."""
    rows = found.held[found.held["opportunity_id"] == found.page["item"]]
    row = rows.to_dict("records")[0]
    heading(
        _literal(row["title"]),
        f"{row['standing']}, {found.council}, as held on {long_date(found.today)}",
    )
    found.page.control("item")
    details(found, row, linked=False)
    source_line(sources(rows), NOTE)


def card(found: Opportunities, row: Row) -> None:
    """One opportunity in the list, with an anchor by its permanent reference."""
    st.subheader(_literal(row["title"]), anchor=row["opportunity_id"])
    details(found, row, linked=stopped_at() is None)  # in a document it is nowhere by itself


def details(found: Opportunities, row: Row, *, linked: bool) -> None:
    """What is stated of it, what to beware of, and its links; `linked` to its own address too."""
    facts(_facts(row))
    if row["caution"]:
        st.write(row["caution"])
    links = list(_links(found, row))
    if linked:
        links.append(link("This opportunity by itself", row["address"]))
    if links:
        st.html(f'<p class="mps-way">{" · ".join(links)}</p>')


def _facts(row: Row) -> list[tuple[str, str]]:
    stated = words.dates(row) or [("Days", words.NOT_STATED)]
    note = row["value_note"]
    value = f"{row['value']}. {note}" if isinstance(note, str) else row["value"]
    found = [
        ("How it stands", row["standing"]),
        *stated,
        ("Length", row["length"]),
        ("Value", value),
        ("Route", row["route_said"]),
    ]
    more = (
        ("Lots", row["lots_said"]),
        ("Services", row["for_services"]),
        ("For whom", row["for_clients"]),
        ("Supplier", row["supplier_said"]),
        ("Note", row["note_said"]),
    )
    found += [(name, text) for name, text in more if text != words.NOT_STATED]
    return [*found, ("Source", row["source"])]


def _links(found: Opportunities, row: Row) -> list[str]:
    links = []
    if isinstance(row["notice_url"], str):
        links.append(link(words.notice_link(row), row["notice_url"]))
    if isinstance(row["intention_id"], str):
        wanted = found.intention(row["intention_id"])
        links.append(link(f"What the council wants: {row['intention_title']}", wanted))
    return links


def _literal(text: str) -> str:
    """A title as it is: what stands in a notice is no Markdown."""
    return re.sub(r"([\\`*_\[\]#$:~<>|{}])", r"\\\1", text)
