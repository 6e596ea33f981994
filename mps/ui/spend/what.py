"""What every figure of the page knows: the council, the filters, the money, what is held."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from mps import analysis
from mps.ui.cache import query, records
from mps.ui.chosen import Chosen

CASH = "cash"
PAPERS = "council_spend"


class Spend(Chosen):
    """The chosen council, filters and money, and what is held of its spending."""

    @cached_property
    def holding(self) -> Mapping[str, Any]:
        """What is held of the council: a row of the query spend__holding."""
        return records("spend__holding", "council_code", council_code=self.code)[self.code]

    @property
    def whole(self) -> dict[str, str]:
        """The council without filters, as queries take it."""
        return {"council_code": self.code, "service_type": "", "client_group": ""}

    @property
    def client(self) -> str:
        """The name of the chosen client group; empty where all are meant."""
        code = self.page.view["client"]
        if code in ("", "all_adults"):
            return ""
        return str(records("filters__client", "code")[code]["label"]).lower()

    @property
    def service(self) -> str:
        """The name of the chosen kind of service; empty for all."""
        code = self.page.view["service"]
        return str(records("filters__service", "code")[code]["label"]).lower() if code else ""

    @property
    def filter_words(self) -> str:
        """What is chosen, as it stands in a sentence: "homecare", "homecare and dementia"."""
        return " and ".join(filter(None, [self.service, self.client]))

    @property
    def is_cash(self) -> bool:
        """Whether money is shown as it was, without regard to inflation."""
        return self.page["money"] == CASH

    @property
    def prices(self) -> str:
        """The prices money is in, to follow an amount: "in cash", "in 2024-25 prices (CPI)"."""
        if self.is_cash:
            return "in cash"
        return f"in {self.page['base']} prices ({self.index_name})"

    @property
    def index_code(self) -> str:
        """The chosen price index; the GDP deflator where money is in cash."""
        return "gdp_deflator" if self.is_cash else self.page["money"]

    @cached_property
    def index(self) -> pd.DataFrame:
        """The chosen price index by financial year."""
        prices = query("spend__prices")
        return prices[prices["index_code"] == self.index_code]

    @property
    def index_name(self) -> str:
        """The name of the chosen price index."""
        return str(self.index["index_name"].iloc[0]) if len(self.index) else "no price index held"

    @property
    def index_sources(self) -> tuple[str, ...]:
        """The dataset of the chosen price index."""
        return tuple(self.index["source_id"].unique())

    @property
    def money_sources(self) -> tuple[str, ...]:
        """The dataset that money was put into prices with; none in cash."""
        return () if self.is_cash else self.index_sources

    def money(self, frame: pd.DataFrame, *amounts: str) -> pd.DataFrame:
        """The frame with its amounts in the chosen money: as they are, or in real terms."""
        if self.is_cash or frame.empty:
            return frame
        for amount in amounts:
            frame = analysis.real_terms(
                frame, self.index, amount=amount, base_year=self.page["base"]
            )
        return frame

    @cached_property
    def items(self) -> pd.DataFrame:
        """People and cost that a change can be split by, as far as they fit, in chosen money."""
        fitting = query("spend__items", **self.in_council)
        return self.money(fitting, "cost_gbp", "average_cost_gbp")

    @cached_property
    def changes(self) -> pd.DataFrame:
        """The changes in cost that are held, in cash, without filters."""
        return query("spend__change", council_code=self.code)

    @property
    def years(self) -> tuple[str, str]:
        """The two years between which the change is told; empty where none can be."""
        first, _, last = self.page["years"].partition("_")
        return first, last

    def split_table(self, by_service: bool) -> str:
        """The first table of the chosen years that can be split by category or by service."""
        first, last = self.years
        held = self.changes[
            (self.changes["is_by_service"] == by_service)
            & (self.changes["from_year"] == first)
            & (self.changes["to_year"] == last)
        ]
        return str(held["table_id"].iloc[0]) if len(held) else ""

    def split(self, table_id: str) -> pd.DataFrame:
        """The change of a table between the chosen years, by category, in the chosen money.

        In cash and without filter it is the one the store holds; otherwise the same method is
        applied to what fits. Empty where nothing fits.
        """
        first, last = self.years
        items = self.items[self.items["table_id"] == table_id]
        items = items[items["financial_year"].isin([first, last])]
        held = self.changes[
            (self.changes["table_id"] == table_id)
            & (self.changes["from_year"] == first)
            & (self.changes["to_year"] == last)
            & (self.changes["category"] != "")
        ]
        if items.empty:
            return held.head(0)
        if self.is_cash and set(items["category"]) == set(held["category"]):
            return held
        return analysis.price_volume_mix(items, from_year=first, to_year=last)
