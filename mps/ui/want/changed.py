"""What changed in the intentions from edition to edition."""

import html

import pandas as pd
import streamlit as st

from mps.ui.figures import Figure
from mps.ui.links import link
from mps.ui.parts import missing
from mps.ui.tables import Column
from mps.ui.want.one import changes_table
from mps.ui.want.register import top
from mps.ui.want.what import SOURCES, Wanted
from mps.words import wanted


def changed(here: Wanted) -> None:
    """WAN-5: every change, the newest edition first, under the intention it is of."""
    top(here)
    if here.every.empty:
        return
    figure = Figure(
        "WAN-5",
        wanted.changes_title(here.changes, here.editions, council=here.council).text,
        f"Intentions of {here.council} in its published editions and now",
        SOURCES,
        "An edition holds every intention as it was published on its day.",
    )
    figure.head()
    if here.editions.empty:
        missing(
            "Changes since the last edition",
            f"The intentions of {here.council} are held as they stand in its papers; no edition "
            "of them has been published on this site.",
            "When one is, this page tells what is new, changed or taken out (README, Publishing).",
        )
        return
    for (since, until), part in here.changes.groupby(
        ["published_date", "next_published_date"], dropna=False, sort=False
    ):
        st.subheader(wanted.between(since, until), anchor=False)
        for intention_id, rows in part.groupby("intention_id", sort=False):
            _one(here, str(intention_id), rows)
    figure.download(
        here.changes.assign(what=list(map(wanted.edition_change, here.changes.to_dict("records")))),
        [
            Column("published_date", "Edition", "date"),
            Column("next_published_date", "Compared with", "date"),
            Column("title", "Intention"),
            Column("what", "What"),
            Column("before", "Before"),
            Column("after", "After"),
        ],
    )
    figure.source_line()


def _one(here: Wanted, intention_id: str, rows: pd.DataFrame) -> None:
    title = str(rows["title"].iloc[0])
    is_here = intention_id in set(here.every["intention_id"])
    named = link(title, here.link_to(intention_id)) if is_here else html.escape(title)
    st.html(f'<p class="mps-way"><strong>{named}</strong></p>{changes_table(rows)}')
