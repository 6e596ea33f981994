"""The register of intentions: how the draft stands, the choices, and the list."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from mps.ui.cache import query
from mps.ui.figures import Figure
from mps.ui.links import address, link
from mps.ui.parts import heading, missing
from mps.ui.say import Asked
from mps.ui.tables import Column, table
from mps.ui.want.what import HOW_TO_LOAD, SOURCES, Wanted
from mps.words import consulting, wanted

QUANTITY = Column("quantity_text", "How much")
LIST = (
    Column("title", "Intention", link="address"),
    Column("headline", "What is wanted"),
    Column("direction_text", "Direction"),
    Column("status_name", "Status in the paper"),
    Column("needed_text", "Needed by"),
    Column("code_text", "Code"),
)
ONLY_IN_CSV = (
    Column("reference_code", "Code"),
    Column("client_names", "For"),
    Column("service_names", "Services"),
    Column("area_text", "Where"),
    QUANTITY,
    Column("route", "Route to market"),
    Column("price_or_budget", "Price or budget"),
    Column("review_text", "Looked at again"),
    Column("status_note", "Since then"),
    Column("paper", "Paper"),
    Column("section", "Section"),
)
OWN_WORDS = (
    "Put in this project's own words from the council's papers; figures and dates are the "
    "papers'. What a paper does not state is left empty."
)


def register(here: Wanted) -> None:
    """The list of intentions with its choices."""
    top(here)
    if here.every.empty:
        return
    left, middle, right = st.columns(3)
    with left:
        here.page.control("direction")
    with middle:
        here.page.control("status")
    with right:
        here.page.control("intention")
    if here.rows.empty:
        st.write("Choose other filters. A filter can be taken out in the sidebar.")
        return
    listed(here)


def top(here: Wanted) -> None:
    """The finding, how the draft stands, and the choice of views."""
    said = wanted.register_title(here.rows, council=here.council, chosen=here.filters)
    lede = "Commissioning intentions: what the council means to buy, change or review, and when"
    heading(said.text, lede)
    if here.every.empty:
        missing(
            f"What {here.council} wants",
            "No paper of this council with its intentions is held.",
            HOW_TO_LOAD,
        )
        return
    banners(here, set(here.every["paper"]))
    here.page.control("view")


def banners(here: Wanted, papers: Iterable[str]) -> None:
    """How the drafts of these papers stand: open for comment until when, closed, or undecided."""
    papers = set(papers)
    asked = Asked(here.page)
    if asked.stage in (consulting.ONLINE, consulting.ELSEWHERE, consulting.NOT_YET):
        _banner(here, asked.consulted, asked.text("next_steps"))
    frame = query("want__consultations", council_code=here.code)
    for row in frame[frame["paper"].isin(papers)].to_dict("records"):
        about = consulting.Consulted(
            here.council, row["title"], False, _day(row["opens_date"]), _day(row["closes_date"]),
            isinstance(row["how_to_respond"], str),
        )  # fmt: skip
        _banner(here, about, wanted.text_or(row["what_happens_next"], ""))
    drafts = here.every[here.every["status"].isin(["draft", "consulting"])]
    others = [
        paper
        for paper in dict.fromkeys(drafts["paper"])
        if paper in papers and paper not in set(frame["paper"])
    ]
    if others:
        st.info(wanted.undecided(others))


def _banner(here: Wanted, about: consulting.Consulted, next_steps: str) -> None:
    said, is_open = wanted.banner(about, here.today, next_steps=next_steps)
    if is_open:
        st.warning(said)
        if about.takes_responses:
            st.html(f'<p class="mps-way">{link("Have your say", say_address(here, ""))}</p>')
    elif said:
        st.info(said)


def say_address(here: Wanted, code: str) -> str:
    """The address at which one can answer on an intention, or on the whole statement."""
    return address("have_your_say", council=here.code, about=code)


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()


def listed(here: Wanted) -> None:
    """WAN-1: every intention that fits, with its address."""
    rows = in_words(here, here.rows)
    count = len(rows)
    figure = Figure(
        "WAN-1",
        wanted.list_title(count, len(here.every), council=here.council),
        f"Commissioning intentions of {here.council}, as its papers have them",
        SOURCES,
        OWN_WORDS,
    )
    figure.head()
    table(rows, [*LIST[:4], *([QUANTITY] if rows["quantity"].notna().any() else []), *LIST[4:]])
    figure.data(rows, [*LIST[:-1], *ONLY_IN_CSV], "With service, route, money and paper")


def in_words(here: Wanted, rows: pd.DataFrame) -> pd.DataFrame:
    """Intentions with what is stated of each in words, and their addresses."""
    records = rows.to_dict("records")
    return rows.assign(
        address=[here.link_to(row["intention_id"]) for row in records],
        code_text=[wanted.unbroken(row["reference_code"]) for row in records],
        direction_text=[wanted.direction(row) for row in records],
        needed_text=[wanted.needed(row, here.today) for row in records],
        review_text=[wanted.reviewed(row, here.today) for row in records],
        quantity_text=[wanted.quantity(row) for row in records],
        area_text=[wanted.text_or(row["area_name"], here.council) for row in records],
        client_names=[wanted.text_or(row["client_names"]) for row in records],
        route=[wanted.text_or(row["route"]) for row in records],
        price_or_budget=[wanted.text_or(row["price_or_budget"]) for row in records],
        status_note=[wanted.text_or(row["status_note"]) for row in records],
    )
