"""What every view of the page Price knows: the council, the filters, and the rates held."""

from collections.abc import Iterable
from functools import cached_property

import pandas as pd
import streamlit as st

from mps.ui.cache import pairs, query
from mps.ui.chosen import Chosen
from mps.ui.figures import Figure
from mps.ui.parts import heading, missing
from mps.ui.tables import columns
from mps.words import price

PAPERS = ("council_rates",)
MINIMUM = ("homecare_minimum_price",)
HOW = (
    "For those who run this site: add rates.csv to the council's folder and run: "
    "`python -m mps build`"
)
HOURS = ("", "homecare")
HOMES = ("", "nursing_home")


class Price(Chosen):
    """The council, as prices are held for whole councils, and the rates that fit the choice."""

    @property
    def service(self) -> str:
        """The code of the chosen service type, empty for all."""
        return self.page.view["service"]

    @property
    def client(self) -> str:
        """The code of the chosen client group, empty for all."""
        return self.page.view["client"]

    @cached_property
    def choice(self) -> str:
        """What is chosen, to follow a measure: ", homecare, mental health"; empty for all."""
        labels = [
            pairs(f"filters__{name}", "code", "label").get(self.page.view[name], "")
            for name in ("service", "client")
        ]
        return "".join(f", {label.lower()}" for label in labels if label)

    @cached_property
    def rates(self) -> pd.DataFrame:
        """The rates of the council's own papers that fit the choice, with words for tables."""
        return price.in_words(query("price__rates", **self.in_council))

    @property
    def paid(self) -> pd.DataFrame:
        """Those of the rates that the council pays and whose amount or range is known."""
        known = self.rates[["rate_gbp", "low_gbp"]].notna().any(axis=1)
        return self.rates[self.rates["is_paid_by_council"] & known]

    @cached_property
    def minimum(self) -> pd.DataFrame:
        """The homecare minimum price by year; empty where the chosen service is another."""
        frame = query("price__minimum")
        return frame if self.service in HOURS else frame.head(0)

    @cached_property
    def nursing(self) -> pd.DataFrame:
        """NHS-funded nursing care by year; empty where the chosen service is another."""
        frame = query("price__nursing_care")
        return frame if self.service in HOMES else frame.head(0)

    @cached_property
    def uplifts(self) -> pd.DataFrame:
        """Average rises of fees in England that fit the choice."""
        return query("price__uplifts", **self.service_and_client)

    def top(self, title: str, lede: str) -> None:
        """The view's finding and the choice of views."""
        heading(title, lede)
        self.page.control("view")

    def without_rates(self) -> None:
        """Say that no rate of the council is held that fits the choice, and how to load one."""
        council, fits = self.council, " that fit this choice" if self.choice else ""
        why = f"No paper or page of {council} with rates{fits} is held."
        if self.rates["is_paid_by_council"].any():
            why = (
                "What is held tells how rates changed or speaks of them in words, without amounts."
            )
        missing(f"Rates that {council} pays{self.choice}", why, HOW)


def all_rates(market: Price, figure: Figure) -> None:
    """Every rate held as a table, with kind, paper, section, note and where it was seen."""
    figure.data(market.rates, ALL, f"All {len(market.rates)} rates, with papers and notes")


def say(lines: Iterable[str]) -> None:
    """Write the lines that are not empty, one paragraph each."""
    for line in filter(None, lines):
        st.write(line)


SHOWN = columns(("what", "For"), ("amount", "Rate"), ("per", "Per"), ("period", "When"),
                ("definition_name", "Kind of rate"), ("seen", "Seen"))  # fmt: skip
ALL = [
    *columns(("label", "What")), *SHOWN,
    *columns(("rate_gbp", "Amount", "gbp_pence"), ("low_gbp", "Lowest", "gbp_pence"),
             ("high_gbp", "Highest", "gbp_pence"), ("change_pct", "Change", "change_pct"),
             ("paper", "Paper"), ("section", "Section"), ("note", "Note"),
             ("rate_id", "Reference")),
]  # fmt: skip
