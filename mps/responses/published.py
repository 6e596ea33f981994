"""What is published of responses: the council's own summaries, and counts that point at nobody."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mps.responses.answers import STANCES
from mps.responses.book import Book

Row = Mapping[str, Any]

FEWEST = 5
"""Counts below this are not published by category: they could point at a person."""


@dataclass(frozen=True)
class Heard:
    """What was said on one subject and what the council did.

    `total` is None where fewer than FEWEST answered; `by_stance` is None where any stance has
    some but fewer than FEWEST, since the total would give it away. `summaries` are pairs of what
    was said and what the council did, each once; the second may be empty.
    """

    subject_kind: str
    subject_code: str
    total: int | None
    by_stance: Mapping[str, int] | None
    summaries: tuple[tuple[str, str], ...]


def heard(council_code: str, today: date) -> list[Heard]:
    """Every subject of a council of which a summary is published, most answered first.

    Counts are of responses that somebody read and did not set aside; waiting ones are not in.
    """
    subjects: dict[tuple[str, str], list[Row]] = {}
    for row in Book.own().counted(council_code, today):
        subjects.setdefault((row["subject_kind"], row["subject_code"]), []).append(row)
    told = [
        _heard(kind, code, rows)
        for (kind, code), rows in subjects.items()
        if any(row["summary"] for row in rows)
    ]
    return sorted(told, key=lambda one: (-(one.total or 0), one.subject_code))


def _heard(kind: str, code: str, rows: list[Row]) -> Heard:
    counted: Counter[str] = Counter()
    for row in rows:
        counted[row["stance"]] += row["responses"]
    by_stance = {stance: counted[stance] for stance in STANCES}
    is_small = any(0 < count < FEWEST for count in by_stance.values())
    summaries = dict.fromkeys((row["summary"], row["we_did"]) for row in rows if row["summary"])
    return Heard(
        kind,
        code,
        counted.total() if counted.total() >= FEWEST else None,
        None if is_small else by_stance,
        tuple(summaries),
    )
