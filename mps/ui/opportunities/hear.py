"""Hear of it in time: calendars and news to subscribe to, with their lasting addresses."""

import mimetypes
from urllib.parse import urlsplit

import streamlit as st

from mps import feeds
from mps.paths import feeds_path, site_address
from mps.ui.clock import stopped_at
from mps.ui.opportunities.what import Opportunities
from mps.ui.parts import missing

# Not every system knows it, and a calendar program may refuse what is served as plain text.
mimetypes.add_type("text/calendar", ".ics")

_OFFERED = {
    feeds.OPPORTUNITY_CALENDAR: "Calendar: when bids are invited and due, services start and "
    "contracts end",
    feeds.OPPORTUNITY_NEWS: "News: each contract, planned purchase and notice",
    feeds.INTENTION_CALENDAR: "Calendar: what the council wants and by when, and its consultations",
    feeds.INTENTION_NEWS: "News: changes to what the council wants, and its consultations",
}


def hear(found: Opportunities) -> None:
    """What to subscribe to and how; a document has it only where the site's address is known."""
    slug = found.page.council.row["council_slug"]
    site = site_address()
    if stopped_at() and not site:
        return
    st.header("Hear of it in time", anchor="hear")
    if not all((feeds_path() / slug / name).is_file() for name in feeds.FILES):
        missing(
            f"Calendars and news of {found.council}",
            "They have not been written.",
            "For those who run this site: run: python -m mps build",
        )
        return
    st.write(
        "Subscribe once, and your own calendar or news reader shows new days and notices by "
        "itself. It is free, needs no account, and nobody is told who subscribes."
    )
    base = site or _visited()
    _list(found.council, base, slug)
    _list("All councils", base, feeds.EVERY_COUNCIL)
    st.markdown(
        "**How.** Copy the address of a calendar, then choose \u201csubscribe\u201d or \u201cadd "
        "from the web\u201d in your calendar program; do not import the file, or it will never "
        "change. The address of news goes into a news reader (one that takes Atom or RSS). A day "
        "that its source gives only as a month or year stands on the first day of it, and says so."
    )


def _list(whose: str, base: str, folder: str) -> None:
    lines = [
        f"- {words}: [{folder}/{name}]({base}/app/static/feeds/{folder}/{name})"
        for name, words in _OFFERED.items()
    ]
    st.markdown("\n".join([f"**{whose}**", "", *lines]))


def _visited() -> str:
    """The address at which the visitor has this site, without the page; empty when not known."""
    parts = urlsplit(st.context.url or "")
    before = parts.path.rpartition("/opportunities")[0]
    return f"{parts.scheme}://{parts.netloc}{before}" if parts.netloc else ""
