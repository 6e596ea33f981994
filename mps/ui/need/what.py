"""What every figure of the page knows: place, year, the service looked at, and the scenario."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

import pandas as pd

from mps.analysis.scenario import Assumptions, homes_together, service_gap
from mps.ui.cache import query, records
from mps.ui.chosen import Chosen
from mps.ui.frame import OFFERS
from mps.words import need

Row = Mapping[str, Any]

SERVICES = ("nursing_home", "care_home", "homecare", "extra_care")
DIVERTED_TENTH = 10.0
"""Per cent diverted in the sentence that says what diversion would change."""


class Need(Chosen):
    """The chosen place and year, the service that is looked at, and what the scenario assumes."""

    @property
    def is_whole(self) -> bool:
        """Whether the whole council is chosen; only then typed supply and plans apply."""
        return self.page.area is None

    @property
    def year(self) -> int:
        """The chosen mid-year; 0 where no year is held."""
        return int(self.page["year"] or 0)

    @property
    def variant(self) -> str:
        """The chosen variant of the projection; empty where none is held."""
        return self.page["variant"]

    @property
    def is_projected(self) -> bool:
        """Whether the chosen year is projected."""
        return bool(self.variant) and "projected" in self.page.label("year")

    @property
    def when(self) -> str:
        """The chosen year as it stands in a sentence."""
        return need.on(self.year, projected=self.is_projected)

    @property
    def asked_service(self) -> str:
        """The service type chosen in the sidebar; empty for all."""
        return self.page.view["service"]

    @property
    def is_estimated_service(self) -> bool:
        """Whether need of the service type chosen in the sidebar is worked out, or of all."""
        return not self.asked_service or self.asked_service in SERVICES

    @property
    def service(self) -> str:
        """The service looked at: the sidebar's where it is one of ours, else the page's own."""
        return self.asked_service if self.asked_service in SERVICES else self.page["focus"]

    @property
    def service_name(self) -> str:
        """The name of the service type chosen in the sidebar, as it stands in a sentence."""
        name = OFFERS.shared("service").get(self.asked_service, "")
        return name[:1].lower() + name[1:]

    @cached_property
    def defaults(self) -> Mapping[str, Row]:
        """Starting values of the scenario, by code."""
        return records("need__defaults", "default_code")

    def start(self, name: str) -> float | None:
        """The number that a choice of this page starts with; None where it starts empty."""
        text = OFFERS.options(self.page.spec.choice(name), self.code)[1]
        return float(text) if text else None

    def is_set(self, name: str) -> bool:
        """Whether the reader has set a number of the scenario away from its start."""
        return self.page.number(name) != self.start(name)

    @cached_property
    def is_moved(self) -> bool:
        """Whether the reader has changed any number of the scenario that applies here."""
        own = [f"use_{name}" for name in SERVICES]
        if self.is_whole:
            own += [f"{what}_{name}" for what in ("places", "planned") for name in SERVICES]
        shared = ("occupancy", "self_funders", "reablement", "extra_care")
        return any(self.is_set(name) for name in (*own, *shared))

    @cached_property
    def assumed(self) -> Assumptions:
        """The scenario. A share of self-funders that the reader set has no range."""
        funders = self.page.number("self_funders") or 0.0
        start = self.defaults["self_funders"]
        range_ = None if self.is_set("self_funders") else (start["lowest"], start["highest"])
        planned = {name: self.page.number(f"planned_{name}") or 0.0 for name in SERVICES}
        return Assumptions(
            occupancy_pct=self.page.number("occupancy") or 100.0,
            self_funders_pct=funders,
            self_funders_range=range_,
            reablement_pct=self.page.number("reablement") or 0.0,
            extra_care_pct=self.page.number("extra_care") or 0.0,
            planned=planned if self.is_whole else {},
        )

    @property
    def is_diverted(self) -> bool:
        """Whether the scenario diverts anybody."""
        return bool(self.assumed.reablement_pct or self.assumed.extra_care_pct)

    @property
    def otherwise(self) -> Assumptions:
        """The scenario to read this one against: none diverted, or else one in ten."""
        if self.is_diverted:
            return replace(self.assumed, reablement_pct=0.0, extra_care_pct=0.0)
        if self.service == "extra_care":
            return replace(self.assumed, extra_care_pct=DIVERTED_TENTH)
        return replace(self.assumed, reablement_pct=DIVERTED_TENTH)

    @property
    def is_held(self) -> bool:
        """Whether residents of the chosen year are held for the place."""
        return bool(self.year) and bool((self.services["year"] == self.year).any())

    @cached_property
    def services(self) -> pd.DataFrame:
        """Residents, rate and supply of every service in every year, the reader's own put in."""
        frame = query("need__services", area_code=self.page.place.code, variant=self.variant)
        return self.with_own(frame.rename(columns={"service_code": "service", "mid_year": "year"}))

    def with_own(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Put the reader's rates and supply in place of those held."""
        frame = frame.copy()
        for name in SERVICES:
            own = frame["service"] == name
            if self.is_set(f"use_{name}"):
                rate = self.page.number(f"use_{name}")
                frame.loc[own, ["rate", "rate_low", "rate_high"]] = [rate, None, None]
            places = self.page.number(f"places_{name}")
            if places is not None and self.is_whole:
                frame.loc[own, "supply"] = places
                frame.loc[own, ["supply_period", "supply_source_id"]] = ["typed by you", None]
        return frame

    @cached_property
    def gaps(self) -> pd.DataFrame:
        """Needed, there and short, by year and service."""
        return service_gap(self.services, self.assumed)

    @cached_property
    def now(self) -> pd.DataFrame:
        """The rows of the chosen year, a row per service, then both kinds of care home."""
        rows = self.gaps[self.gaps["year"] == self.year]
        both = homes_together(rows).assign(
            service="care_homes", service_name="Care homes of both kinds"
        )
        return pd.concat([rows, both], ignore_index=True)

    def row(self, frame: pd.DataFrame, year: int) -> Row | None:
        """The row of the service looked at in a year, or None."""
        found = frame[(frame["year"] == year) & (frame["service"] == self.service)]
        return {str(name): value for name, value in found.iloc[0].items()} if len(found) else None

    @property
    def both_kinds(self) -> Row:
        """Both kinds of care home together in the chosen year."""
        found = self.now[self.now["service"] == "care_homes"].iloc[0]
        return {str(name): value for name, value in found.items()}

    @cached_property
    def base_year(self) -> int | None:
        """The year that growth is counted from: the first projected one; None for estimates."""
        if not self.is_projected:
            return None
        projected = self.gaps[self.gaps["is_projected"]]
        return int(projected["year"].min())

    @cached_property
    def base(self) -> Row | None:
        """The service looked at in the year that growth is counted from."""
        year = self.base_year
        return None if year is None or year == self.year else self.row(self.gaps, year)

    @property
    def people_sources(self) -> tuple[str, ...]:
        """The datasets of residents."""
        if self.is_projected:
            shared = () if self.is_whole else ("ons_lsoa_population",)
            return ("ons_population_projections", *shared)
        return ("ons_council_population" if self.is_whole else "ons_lsoa_population",)

    @property
    def service_sources(self) -> tuple[str, ...]:
        """The datasets of residents, use, starting values and supply."""
        held = self.now[["supply_source_id", "together_source_id"]].to_numpy().ravel()
        supply = [str(name) for name in held if isinstance(name, str)]
        use = ("reference_usage_rates", "reference_scenario_defaults")
        return tuple(dict.fromkeys((*self.people_sources, *use, *supply)))
