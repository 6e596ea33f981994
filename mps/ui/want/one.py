"""One intention at its permanent address: what is stated, what it rests on, what became of it."""

import html
from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from mps.ui.cache import query
from mps.ui.links import address, link, opportunity_address
from mps.ui.parts import facts, heading
from mps.ui.provenance import source_line
from mps.ui.say import Asked
from mps.ui.want.register import OWN_WORDS, banners, say_address
from mps.ui.want.rests import charts_of_site, figures_behind
from mps.ui.want.what import PAGE, SOURCES, Row, Wanted, facts_of
from mps.words import wanted
from mps.words.tiles import long_date


def one(here: Wanted) -> None:
    """The chosen intention in full."""
    rows = here.every.set_index("intention_id", drop=False)
    row = rows.loc[here.page["intention"]].to_dict()
    named = f"commissioning intention {row['reference_code']} of {here.council}"
    heading(row["headline"].rstrip("."), f"{row['title']}: {named}")
    banners(here, {row["paper"]})
    _ways(here, row)
    with st.columns([2, 3])[0]:
        here.page.control("intention")
    facts(facts_of(row, here))
    for name, label in wanted.SECTIONS:
        if isinstance(row[name], str):
            st.header(label, anchor=name.replace("_", "-"))
            st.markdown(row[name])
    source_line(SOURCES, OWN_WORDS)
    figures_behind(here, row["intention_id"], "WAN-2")
    charts_of_site(here, row)
    _bought(here, row["intention_id"])
    history(here, row["intention_id"])


def _ways(here: Wanted, row: Row) -> None:
    """Links to all intentions, to the answer form, to paper, and the ones before and after."""
    order = list(here.every["intention_id"])
    place = order.index(row["intention_id"])
    near = [("Before: ", order[place - 1])] if place else []
    near += [("Next: ", order[place + 1])] if place + 1 < len(order) else []
    titles = dict(zip(here.every["intention_id"], here.every["title"], strict=True))
    links = [
        link("All intentions", address(PAGE, council=here.code)),
        *_answer(here, row["reference_code"]),
        link("All in full, to print", address(PAGE, council=here.code, view="full")),
        *(link(f"{name}{titles[code]}", here.link_to(code)) for name, code in near),
    ]
    items = "".join(f"<li>{item}</li>" for item in links)
    st.html(f'<nav aria-label="From this intention"><ul class="mps-ways">{items}</ul></nav>')


def _answer(here: Wanted, code: str) -> list[str]:
    """The link to the answer form, while the site takes answers."""
    if not Asked(here.page).is_open:
        return []
    return [link(f"Answer on {code}", say_address(here, code))]


def _bought(here: Wanted, intention_id: str) -> None:
    """The opportunities that belong to the intention."""
    frame = query("want__opportunities", council_code=here.code)
    rows = frame[frame["intention_id"] == intention_id].to_dict("records")
    if not rows:
        return
    st.header("What is or was bought for it", anchor="opportunities")
    items = "".join(
        f"<li>{link(row['title'], opportunity_address(here.code, row['opportunity_id']))}: "
        f"{html.escape(wanted.purchase(row, here.today))}</li>"
        for row in rows
    )
    st.html(f"<ul>{items}</ul>")


def history(here: Wanted, intention_id: str, heading: Callable[..., Any] = st.header) -> None:
    """What changed in an intention since each published edition."""
    if here.editions.empty:
        return
    heading("What changed", anchor=False)
    rows = here.changes[here.changes["intention_id"] == intention_id]
    if rows.empty:
        last = pd.Timestamp(here.editions["published_date"].iloc[0])
        st.write(f"Nothing has changed since the edition of {long_date(last)}.")
        return
    for (since, until), part in rows.groupby(
        ["published_date", "next_published_date"], dropna=False, sort=False
    ):
        st.html(f'<p class="mps-sub">{wanted.between(since, until)}</p>')
        st.html(changes_table(part))


def changes_table(rows: pd.DataFrame) -> str:
    """Before and after of each field that changed, as a table in HTML."""
    body = "".join(
        f'<tr role="row"><th scope="row" role="rowheader">'
        f"{html.escape(wanted.edition_change(row))}</th>"
        f'<td role="cell" data-label="Before">{_text(row, "before")}</td>'
        f'<td role="cell" data-label="After">{_text(row, "after")}</td></tr>'
        for row in rows.to_dict("records")
    )
    heads = "".join(
        f'<th scope="col" role="columnheader">{name}</th>' for name in ("What", "Before", "After")
    )
    return (
        f'<table class="mps-table mps-cards" role="table"><thead role="rowgroup">'
        f'<tr role="row">{heads}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
    )


def _text(row: Row, side: str) -> str:
    return html.escape(wanted.edition_text(row, side)).replace("\n", "<br>")
