"""The timeline of what is ahead, what runs and what is past."""

import pandas as pd
import streamlit as st

from mps.charts.timeline import timeline, timeline_alt
from mps.ui.opportunities.what import Opportunities
from mps.ui.tables import Column
from mps.words import opportunities as words

MOST_ROWS = 12
TABLE = [
    Column("title", "What"),
    Column("standing", "How it stands"),
    Column("published", "Published"),
    Column("when", "When"),
    Column("length", "Length"),
    Column("opportunity_id", "Reference"),
]


def drawn(found: Opportunities) -> None:
    """OPP-2: when each is published, bought, starts and ends, beside today."""
    rows = pd.concat([found.live, found.past])
    dated = rows[(rows["phase"] != words.UNDATED) & rows["last_step"].notna()]
    if dated.empty:
        return
    shown = dated.head(MOST_ROWS).assign(is_past=lambda frame: frame["phase"] == words.PAST)
    figure = found.figure(
        "OPP-2", words.counts(dated), "Timeline of purchases, contracts and notices", dated
    )
    figure.head()
    if len(dated) > MOST_ROWS:
        st.write(f"Drawn are the first {MOST_ROWS} of {len(dated)}; the table has all of them.")
    figure.chart(timeline(shown, today=found.today), timeline_alt(shown, today=found.today))
    figure.data(dated, TABLE)
