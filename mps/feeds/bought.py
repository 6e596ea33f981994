"""Opportunities as events and news: bids, starts and ends, in words as exact as the source."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from mps.dated import exactly
from mps.feeds.items import (
    Event,
    News,
    Row,
    dated_title,
    identifier,
    inexact_note,
    lines,
    opening,
    web_address,
)

PUBLISHED = "published"
STEPS = {
    PUBLISHED: "published",
    "tender": "bids are invited",
    "deadline": "bids are due",
    "start": "service starts",
    "end": "contract ends",
}
_PLANNED_END = "planned contract ends"


class Opportunity(NamedTuple):
    """A row of mart.opportunity and its days, rows of mart.opportunity_step in their order."""

    row: Row
    steps: tuple[Row, ...]


def with_steps(opportunities: Iterable[Row], steps: Iterable[Row]) -> list[Opportunity]:
    """Put opportunities together with their days.

    The rows of mart.opportunity have council_name, obtained_date and published_last_date besides.
    """
    days: dict[str, list[Row]] = defaultdict(list)
    for step in steps:
        days[step["opportunity_id"]].append(step)
    return [Opportunity(row, tuple(days[row["opportunity_id"]])) for row in opportunities]


def opportunity_events(opportunities: Iterable[Opportunity], site: str) -> Iterator[Event]:
    """Make an event of each day that an opportunity names, its publication left out.

    `site` is the site's address, or empty.
    """
    for one in opportunities:
        for step in one.steps:
            if step["step"] != PUBLISHED:
                yield _event(one, step, site)


def _event(one: Opportunity, step: Row, site: str) -> Event:
    row, first, precision = one.row, step["first_date"], step["date_precision"]
    name = f"{row['title']} ({row['council_name']})"
    return Event(
        key=identifier(row["council_code"], row["opportunity_id"], step["step"]),
        day=first,
        title=dated_title(_what(row, step), name, first, precision),
        text="\n".join(filter(None, (inexact_note(precision), _text(one)))),
        link=_link(row, site),
        stamp=_updated(row),
    )


def _what(row: Row, step: Row) -> str:
    is_planned = row["stage"] in ("planned", "engagement", "tender")
    return _PLANNED_END if is_planned and step["step"] == "end" else STEPS[step["step"]]


def opportunity_news(opportunities: Iterable[Opportunity], site: str) -> Iterator[News]:
    """Make an entry of each opportunity; the stage tells how far it had come."""
    for one in opportunities:
        row = one.row
        yield News(
            key=identifier(row["council_code"], row["opportunity_id"]),
            title=f"{row['stage_name']}: {row['title']} ({row['council_name']})",
            text=_text(one),
            link=_link(row, site),
            updated=_updated(row),
            kind=row["stage"],
        )


def _updated(row: Row) -> Any:
    """Return the day of its publication, or that of the data where none is stated.

    A month or year counts by its last day, but never as later than the data.
    """
    published = row["published_last_date"]
    return min(published, row["obtained_date"]) if published else row["obtained_date"]


def _text(one: Opportunity) -> str:
    row = one.row
    days = [
        (opening(_what(row, step)), exactly(step["first_date"], step["date_precision"]))
        for step in one.steps
    ]
    paper = f"{row['paper']}, section {row['section']}" if row["paper"] else row["notice_id"]
    secondary = row["source_status"] == "secondary"
    return lines(
        ("Council", row["council_name"]),
        ("Stage at the date of the source", row["stage_name"]),
        *days,
        ("Value", _value(row)),
        ("What the value is of", row["value_note"]),
        ("Length in months, without extensions", row["term_months"]),
        ("Longest extension in months", row["extension_months"]),
        ("Route", row["route"]),
        ("Lots", (row["lots"] or "").replace("|", "; ")),
        ("Supplier", row["supplier"]),
        ("Note", row["note"]),
        (row["source_status_name"], paper or row["notice_url"]),
        ("", "Check the official notice before relying on it." if secondary else ""),
        ("Reference", row["opportunity_id"]),
    )


def _value(row: Row) -> str:
    low, high = row["value_low_gbp"], row["value_high_gbp"]
    if low is not None and high is not None and low != high:
        return f"£{low:,.0f} to £{high:,.0f}"
    stated = [one for one in (row["value_gbp"], high, low) if one is not None]
    return f"£{stated[0]:,.0f}" if stated else "not stated"


def _link(row: Row, site: str) -> str:
    """Return its address on the site where that is known, else that of its notice."""
    if site:
        asked = f"council={row['council_code']}&item={row['opportunity_id']}"
        return web_address(f"{site}/opportunities?{asked}")
    return web_address(row["notice_url"])
