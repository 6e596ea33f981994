"""A council's consultation on its statement: the table `[consultation]` of its council.toml."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

LONGEST_RETENTION = 120
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")

OFF, NOT_YET, OPEN, CLOSED = "off", "not_yet", "open", "closed"


@dataclass(frozen=True)
class Consultation:
    """What a council consults on, until when, and whether the site takes responses.

    Off unless `responses` is true. `title` names what is consulted on; `opens` and `closes` are
    the first and the last day, both included, in the United Kingdom; `email` and `postal` are the
    council's own addresses for answers without the site; `next_steps` says what happens after
    the last day; responses are deleted `retention_months` after it.
    """

    responses: bool = False
    title: str = ""
    opens: date | None = None
    closes: date | None = None
    email: str = ""
    postal: str = ""
    next_steps: str = ""
    retention_months: int = 12

    def state(self, day: date) -> str:
        """Whether responses of `day` are taken: `off`, `not_yet`, `open` or `closed`."""
        if not self.responses:
            return OFF
        if self.opens and day < self.opens:
            return NOT_YET
        if self.closes and day > self.closes:
            return CLOSED
        return OPEN

    def delete_after(self, received: date) -> date:
        """The last day on which a response may be kept: some months after the consultation."""
        ends = max(received, self.closes or received)
        years, month = divmod(ends.month - 1 + self.retention_months, 12)
        year, month = ends.year + years, month + 1
        return date(year, month, min(ends.day, monthrange(year, month)[1]))

    def rules(self) -> Iterator[tuple[str, bool, str]]:
        """What must hold of the table: key, whether it does, and the remedy."""
        on, first, last = self.responses, self.opens, self.closes
        yield "title", not on or bool(self.title.strip()), "Say what is consulted on."
        yield "closes", not on or last is not None, "Responses need a last day: closes = 2027-05-06"
        ordered = not (first and last) or first <= last
        yield "closes", ordered, "The last day cannot be before the first (opens)."
        known = not self.email or bool(_EMAIL.fullmatch(self.email))
        yield "email", known, "Write one address, such as care@example.gov.uk."
        months = 1 <= self.retention_months <= LONGEST_RETENTION
        remedy = f"Give the months after the last day: 1 to {LONGEST_RETENTION}."
        yield "retention_months", months, remedy


def uk_day(moment: datetime) -> date:
    """The day it is in the United Kingdom at a moment, by whose midnight consultations close."""
    return moment.astimezone(_uk()).date()


def now() -> datetime:
    """The moment it is, in UTC and to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def _uk() -> tzinfo:
    try:
        return ZoneInfo("Europe/London")
    except ZoneInfoNotFoundError:  # Windows without the package tzdata: an hour off in summer
        return UTC
