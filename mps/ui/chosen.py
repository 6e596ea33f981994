"""What the figures of many pages know alike: the council, the place, and what is chosen there."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mps import words
from mps.ui.cache import records
from mps.ui.frame import Page


@dataclass(frozen=True)
class Chosen:
    """The council and area that a page is asked about, and the shared filters."""

    page: Page

    @property
    def code(self) -> str:
        """The code of the council."""
        return self.page.council.code

    @property
    def council(self) -> str:
        """The name of the council."""
        return self.page.council.name

    @property
    def place(self) -> str:
        """The name of the chosen area, else of the council."""
        return self.page.place.name

    @property
    def service_and_client(self) -> dict[str, str]:
        """The chosen service type and client group, as queries take them."""
        view = self.page.view
        return {"service_type": view["service"], "client_group": view["client"]}

    @property
    def in_council(self) -> dict[str, str]:
        """The council, service type and client group, as queries take them."""
        return {"council_code": self.code, **self.service_and_client}

    @property
    def in_place(self) -> dict[str, str]:
        """The chosen place, service type and client group, as queries take them."""
        return {"area_code": self.page.place.code, **self.service_and_client}


class ChosenMarket(Chosen):
    """The same of the registered locations that fit the filters, and what is held of them."""

    @cached_property
    def holding(self) -> Mapping[str, Any]:
        """What is held of the council: a row of the query market__holding."""
        return records("market__holding", "council_code", council_code=self.code)[self.code]

    @cached_property
    def service(self) -> Mapping[str, Any] | None:
        """The chosen kind of service, a row of the query market__service; None for all."""
        return records("market__service", "service_type_code").get(self.page.view["service"])

    @cached_property
    def noun(self) -> words.Noun:
        """What is counted, as one and as many."""
        return words.counted_noun(self.service, self.page.view["client"])

    @property
    def day(self) -> str:
        """The day of the list, in words."""
        return words.as_of(self.holding)
