"""What councils want, as events and news: dates of intentions, consultations and changes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from mps.dated import DAY
from mps.feeds.items import (
    Event,
    News,
    Row,
    dated_title,
    identifier,
    inexact_note,
    lines,
    web_address,
)

LONGEST_SHOWN = 160
"""Characters of a text that is shown before and after; of a longer one only that it changed."""


def intention_events(
    intentions: Iterable[Row], consultations: Iterable[Row], site: str
) -> Iterator[Event]:
    """Make events of when intentions are wanted and looked at again, and of consultations.

    `intentions` have needed_from_date, needed_by_precision, review_from_date and
    review_precision; every row has council_name and obtained_date.
    """
    for row in intentions:
        for what, step, first, precision in (
            ("wanted by the council", "needed", "needed_from_date", "needed_by_precision"),
            ("to be looked at again", "review", "review_from_date", "review_precision"),
        ):
            if row[first]:
                yield _intention_event(row, what, step, first, precision, site)
    for row in consultations:
        for what, step in (("consultation opens", "opens"), ("consultation closes", "closes")):
            if row[f"{step}_date"]:
                yield _consultation_event(row, what, step, site)


def _intention_event(
    row: Row, what: str, step: str, first: str, precision: str, site: str
) -> Event:
    return Event(
        key=identifier(row["council_code"], row["intention_id"], step),
        day=row[first],
        title=dated_title(what, _named(row), row[first], row[precision]),
        text=lines(
            ("", inexact_note(row[precision])),
            ("Council", row["council_name"]),
            ("What it wants", row["headline"]),
            ("Status", row["status_name"]),
            ("Paper", f"{row['paper']}, section {row['section']}"),
        ),
        link=_intention_link(row, site),
        stamp=row["obtained_date"],
    )


def _consultation_event(row: Row, what: str, step: str, site: str) -> Event:
    day = row[f"{step}_date"]
    return Event(
        key=identifier(row["council_code"], "consultation", row["consultation_id"], step),
        day=day,
        title=dated_title(what, _named(row), day, DAY),
        text=_consultation_text(row),
        link=_consultation_link(row, site),
        stamp=row["obtained_date"],
    )


def intention_news(
    changes: Sequence[Row], consultations: Iterable[Row], site: str
) -> Iterator[News]:
    """Make an entry of each intention that an edition brought, changed or took out.

    `changes` are rows of mart.intention_change in its order, with council_name and
    obtained_date; consultations have an entry each.
    """
    for (council, edition, intention), rows in groupby(changes, key=_change_key):
        yield _change(council, edition, intention, list(rows), site)
    for row in consultations:
        began = row["opens_date"] or row["closes_date"]
        yield News(
            key=identifier(row["council_code"], "consultation", row["consultation_id"]),
            title=f"Consultation: {_named(row)}",
            text=_consultation_text(row),
            link=_consultation_link(row, site),
            updated=min(began, row["obtained_date"]) if began else row["obtained_date"],
            kind="consultation",
        )


def _named(row: Row) -> str:
    return f"{row['title']} ({row['council_name']})"


def _change_key(row: Row) -> tuple[str, str, str]:
    """Return council, edition and intention; the text of today is the edition after the last."""
    after = row["next_published_date"] or f"after {row['published_date']}"
    return row["council_code"], str(after), row["intention_id"]


def _change(council: str, edition: str, intention: str, rows: Sequence[Row], site: str) -> News:
    first = rows[0]
    kinds = {"new": "New", "removed": "Taken out"}
    kind = first["field"] if first["field"] in kinds else "changed"
    return News(
        key=identifier(council, "change", edition, intention),
        title=f"{kinds.get(kind, 'Changed')}: {_named(first)}",
        text="\n".join(map(_told, rows)),
        link=_intention_link(first, site),
        updated=first["next_published_date"] or first["obtained_date"],
        kind=kind,
    )


def _told(row: Row) -> str:
    before, after = row["before"] or "not stated", row["after"] or "not stated"
    if row["field"] in ("new", "removed"):
        return str(after if row["field"] == "new" else before)
    name = str(row["field"]).replace("_", " ").capitalize()
    if max(len(before), len(after)) > LONGEST_SHOWN:
        return f"{name}: the text has changed."
    return f"{name}: {before} became {after}."


def _consultation_text(row: Row) -> str:
    return lines(
        ("Council", row["council_name"]),
        ("Opens", row["opens_date"]),
        ("Closes", row["closes_date"]),
        ("How to respond", row["how_to_respond"]),
        ("What happens next", row["what_happens_next"]),
        ("Paper", f"{row['paper']}, section {row['section']}"),
    )


def _intention_link(row: Row, site: str) -> str:
    asked = f"council={row['council_code']}&intention={row['intention_id']}"
    return web_address(f"{site}/what_we_want?{asked}") if site else ""


def _consultation_link(row: Row, site: str) -> str:
    return web_address(f"{site}/have_your_say?council={row['council_code']}") if site else ""
