"""What every part of the page knows: the consultation, the day, and what can be answered on."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from mps import words
from mps.consultation import now, uk_day
from mps.errors import MpsError
from mps.responses import Book
from mps.ui.cache import query, records
from mps.ui.chosen import Chosen
from mps.words import consulting

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Subject:
    """What can be answered on: kind, reference code and name, and what a paper states of it.

    `facts` are names and values; those of the whole statement and of an intention may be none.
    """

    kind: str
    code: str
    name: str
    facts: tuple[tuple[str, str], ...]

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure printed in a council's paper."""
        return self.kind == "figure"


def subjects(council_code: str) -> Mapping[str, Mapping[str, Any]]:
    """Everything that can be answered on in a council, by reference code: the one list of it."""
    return records("say__subjects", "code", council_code=council_code)


class Asked(Chosen):
    """The chosen council's consultation as it stands today."""

    @cached_property
    def today(self) -> date:
        """The day it is in the United Kingdom."""
        return uk_day(now())

    @cached_property
    def row(self) -> Mapping[str, Any]:
        """The council's own words and dates: a row of the query say__consultation."""
        code = self.code
        return records("say__consultation", "council_code", council_code=code)[code]

    def text(self, name: str) -> str:
        """One of the council's words, empty where it gives none."""
        return self.row[name] if isinstance(self.row[name], str) else ""

    def day(self, name: str) -> date | None:
        """The first or last day that the council gives, if it does."""
        return None if pd.isna(self.row[name]) else pd.Timestamp(self.row[name]).date()

    @cached_property
    def printed(self) -> pd.DataFrame:
        """The dates that the council's own paper prints of its statement, if it prints any."""
        return query("say__printed", council_code=self.code)

    @cached_property
    def is_printed(self) -> bool:
        """Whether a paper alone tells of a consultation, and the council's own file does not."""
        own = self.row["takes_responses"] or self.text("title") or self.day("closes_date")
        return not own and bool(self.printed["closes_date"].notna().any())

    @cached_property
    def paper(self) -> Mapping[str, Any]:
        """What a paper says of the consultation that it alone tells of; empty where nothing."""
        frame = query("want__consultations", council_code=self.page.council.code)
        closes = self.consulted.closes if self.is_printed else None
        rows = frame[frame["closes_date"].notna()].to_dict("records")
        same = [row for row in rows if pd.Timestamp(row["closes_date"]).date() == closes]
        return {str(name): value for name, value in same[0].items()} if same else {}

    @cached_property
    def consulted(self) -> consulting.Consulted:
        """The consultation, by the council's own file or else by the date that a paper prints."""
        if self.is_printed:
            found = self.printed[self.printed["closes_date"].notna()].iloc[0]
            name = consulting.printed_name(found["label"], self.council)
            closes = pd.Timestamp(found["closes_date"]).date()
            return consulting.Consulted(self.council, name, False, None, closes, False)
        return consulting.Consulted(
            self.council,
            self.text("title"),
            bool(self.row["takes_responses"]),
            self.day("opens_date"),
            self.day("closes_date"),
            bool(self.text("email") or self.text("postal")),
        )

    @property
    def stage(self) -> str:
        """Where the consultation stands: one of the stages of mps.words.consulting."""
        return self.consulted.stage(self.today)

    @property
    def is_open(self) -> bool:
        """Whether the site takes responses today."""
        return self.stage == consulting.ONLINE

    @cached_property
    def subject(self) -> Subject:
        """What the visitor chose to answer on."""
        row = subjects(self.code)[self.page["about"]]
        facts = []
        if row["subject_kind"] == "figure":
            facts = [
                ("The paper says", words.stated_value(row["value"], row["unit"])),
                ("Period", row["period"] if isinstance(row["period"], str) else "not stated"),
                ("Paper", row["paper"]),
                ("Section", row["section"]),
            ]
        return Subject(row["subject_kind"], row["code"], row["subject_name"], tuple(facts))

    @cached_property
    def holds_responses(self) -> bool:
        """Whether responses to the council are kept, so that one can be deleted."""
        try:
            return Book.own().holds(self.code)
        except MpsError:
            log.exception("The file of responses cannot be read")
            return False
