"""What every figure of the page knows: the place, the filters, the period, and what is held."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from mps import words
from mps.ui.cache import query, records
from mps.ui.chosen import ChosenMarket
from mps.words import changes

Groups = dict[str, dict[str, Any]]
CARE_HOMES = ("nursing_home", "care_home")


class Changes(ChosenMarket):
    """The chosen place, filters and period, and what is held of its openings and closures."""

    @cached_property
    def period(self) -> Mapping[str, Any]:
        """The days that are counted, and what is known: a row of the query changes__period."""
        code, since = self.code, self.page["since"]
        return records("changes__period", "council_code", council_code=code, since=since)[code]

    @property
    def is_filtered(self) -> bool:
        """Whether a kind of service or a client group is chosen."""
        return self.service is not None or bool(self.page.view["client"])

    @property
    def scope(self) -> str:
        """What is counted, and where."""
        return f"{self.noun.many}{self.noun.whom}, {self.place}"

    @property
    def whose(self) -> str:
        """The place, with what is counted where a filter is chosen."""
        return self.scope if self.is_filtered else self.place

    @property
    def span(self) -> dict[str, Any]:
        """What is chosen and the days of the chosen period, as queries take them."""
        days = {"from_date": self.period["from_date"], "to_date": self.period["to_date"]}
        return {**self.in_place, **days}

    @property
    def month(self) -> str:
        """The month of the register; empty where openings and closures are not held."""
        return f"{self.period['to_date']:%B %Y}" if self.period["has_ledger"] else ""

    @property
    def when(self) -> str:
        """The chosen period, as it stands in a sentence."""
        return changes.period_of(self.page["since"], self.month)

    @property
    def ever(self) -> str:
        """The whole period of the register, as it stands in a sentence."""
        return changes.period_of("2011", self.month)

    @property
    def dates(self) -> str:
        """The first and last day of the chosen period."""
        return f"{words.long_date(self.period['from_date'])} to {self.day}"

    @property
    def sources(self) -> tuple[str, ...]:
        """The datasets that tell what opened and closed."""
        return tuple(self.period["source_ids"].split("|"))

    def groups(self, since: str, **of: str) -> Groups:
        """The counts of each group of services, by its code, from a day of the period.

        `since` is from_date, first_date or recent_date; `of` replaces what is chosen.
        """
        days = {"from_date": self.period[since], "to_date": self.period["to_date"]}
        frame = query("changes__counts", **(of or self.in_place), **days, by_year=False)
        rows = frame.to_dict("records")
        return {row["group_code"]: {str(name): row[name] for name in row} for row in rows}

    @cached_property
    def kinds(self) -> pd.DataFrame:
        """The beds of care homes that went on as the other kind in the chosen period."""
        return query("changes__kinds", **self.span)

    @property
    def ways(self) -> str:
        """What changes the number besides openings and closures, as it stands in a sentence."""
        if not self.is_filtered:
            return "splits and moves"
        changed = ["kind"] * (self.service is not None)
        changed += ["client group"] * bool(self.page.view["client"])
        return f"splits, moves and changes of {' or '.join(changed)}"

    @property
    def outside(self) -> str:
        """Where care goes on that leaves what is chosen without changing its kind."""
        return "outside this choice" if self.page.view["client"] else "elsewhere"

    @cached_property
    def whole(self) -> Groups:
        """The counts of each group of services since the register began."""
        return self.groups("first_date")

    @cached_property
    def counts(self) -> Groups:
        """The counts of each group of services in the chosen period."""
        return self.groups("from_date")

    @cached_property
    def years(self) -> pd.DataFrame:
        """The counts of each group of services in each year since the register began."""
        days = {"from_date": self.period["first_date"], "to_date": self.period["to_date"]}
        return query("changes__counts", **self.in_place, **days, by_year=True)

    @cached_property
    def printed(self) -> pd.DataFrame:
        """What the council's own papers state of openings and closures."""
        code, service = self.code, self.page.view["service"]
        stated = query("market__stated", council_code=code, service_type=service)
        return changes.about_change(stated)

    @property
    def has_beds(self) -> bool:
        """Whether care homes are counted. One that also gives homecare has no beds for it."""
        homes = self.service is None or self.service["service_type_code"] in CARE_HOMES
        row = self.whole["all"]
        return homes and bool(row["beds_before"] or row["beds"])

    @property
    def unit(self) -> str:
        """What is counted: locations, or beds where asked and there are any."""
        return self.page["unit"] if self.has_beds else "locations"
