"""Feeds to subscribe to: calendars (RFC 5545) and news (Atom, RFC 4287) as plain files.

What is in a feed depends on the data alone, never on the clock: unchanged data give equal bytes.
Identifiers are made from the council's code and the permanent reference of what they name, and
no site's address is in them, so that a feed may move without looking new.
"""

from mps.feeds.atom import as_atom
from mps.feeds.bought import opportunity_events, opportunity_news, with_steps
from mps.feeds.calendar import as_calendar
from mps.feeds.items import Event, News
from mps.feeds.wanted import intention_events, intention_news

OPPORTUNITY_CALENDAR, OPPORTUNITY_NEWS = "opportunities.ics", "opportunities.xml"
INTENTION_CALENDAR, INTENTION_NEWS = "intentions.ics", "intentions.xml"
FILES = (OPPORTUNITY_CALENDAR, OPPORTUNITY_NEWS, INTENTION_CALENDAR, INTENTION_NEWS)
"""The files of each council, in the folder of its name."""
EVERY_COUNCIL = "all-councils"
"""The folder with the feeds of all councils together."""

__all__ = [
    "EVERY_COUNCIL",
    "FILES",
    "INTENTION_CALENDAR",
    "INTENTION_NEWS",
    "OPPORTUNITY_CALENDAR",
    "OPPORTUNITY_NEWS",
    "Event",
    "News",
    "as_atom",
    "as_calendar",
    "intention_events",
    "intention_news",
    "opportunity_events",
    "opportunity_news",
    "with_steps",
]
