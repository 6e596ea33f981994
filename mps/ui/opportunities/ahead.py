"""What is ahead, runs or names no day: each in full, the next first."""

from mps.ui.opportunities.one import card
from mps.ui.opportunities.what import COLUMNS, Opportunities
from mps.ui.tables import Column, grid
from mps.words import counted
from mps.words import opportunities as words

MOST_CARDS = 20
"""More than these are told in a table: each has an address with everything of it."""
SHORT = [
    Column("title", "What", link="address"),
    *(column for column in COLUMNS if column.name in ("standing", "when", "value", "route_said")),
]


def ahead(found: Opportunities) -> None:
    """OPP-1: every purchase ahead and every contract that runs, with all that is stated of it."""
    live = found.live
    if live.empty:
        return
    title = f"{words.counts(live)}: what, when, how much and how"
    figure = found.figure("OPP-1", title, "Purchases ahead and contracts running", live)
    figure.head()
    for row in live.head(MOST_CARDS).to_dict("records"):
        card(found, row)
    if len(live) > MOST_CARDS:
        more = live.iloc[MOST_CARDS:]
        grid(more, SHORT, alt=f"{counted(len(more), 'more', 'more')} that are ahead or run")
    figure.data(live, COLUMNS)
