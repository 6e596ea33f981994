"""What day it is for a page: today, or the day of the data where a document is made.

A document must not change while its data do not, so it is written as of a day of the data.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

# A document is made in a process of its own: one day is enough.
_stopped: date | None = None


def today() -> date:
    """The day that a page counts ages and years to come from."""
    return _stopped or date.today()


def stopped_at() -> date | None:
    """The day that a document is made as of; None on the site."""
    return _stopped


@contextmanager
def stopped(day: date) -> Iterator[None]:
    """Let it be `day` while the context lasts."""
    global _stopped
    _stopped = day
    try:
        yield
    finally:
        _stopped = None
