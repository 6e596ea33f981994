"""Figures of other pages drawn where a record rests on them: same query, sentence and chart.

A quoted figure shows the council as a whole, with the starting choices of its own page.
"""

from collections.abc import Callable, Collection, Mapping

import pandas as pd
import streamlit as st

from mps import words
from mps.ui import changes, compare, services
from mps.ui.figures import quoted
from mps.ui.frame import OFFERS, Page
from mps.ui.glance.rural import rural
from mps.ui.pages import page_list
from mps.ui.quality.rated import Rated, breakdown
from mps.ui.state import resolve


class _Quoted(Page):
    """A page whose own choices stand at their start: it draws no controls."""

    def control(self, name: str, only: Collection[str] | None = None) -> str:
        del only
        return self.view[name]


Draw = Callable[[Page], str]


def _by_type(page: Page) -> str:
    market = services.Market(page)
    if not market.holding["has_list"]:
        return _not_held(market, "Locations by kind of service", "list")
    services.by_type(market)
    return ""


def _not_held(market: services.Market, what: str, needs: str) -> str:
    what, why, how = words.not_held(what, market.holding, needs)
    return f"**{what}: not available.** {why} {how}"


def _beds(draw: Callable[[services.Market, pd.DataFrame], None]) -> Draw:
    def draw_for(page: Page) -> str:
        market = services.Market(page)
        frame = services.frame_of_beds(market)
        if frame.empty:
            return _not_held(market, "Care home beds by neighbourhood", "beds")
        draw(market, frame)
        return ""

    return draw_for


def _openings(page: Page) -> str:
    market = changes.Changes(page)
    if not market.period["has_ledger"] or not market.whole:
        return _not_held(services.Market(page), "Openings and closures", "history")
    changes.by_year(market)
    return ""


def _ratings(page: Page) -> str:
    rated = Rated(page)
    if not rated.holding["has_ratings"]:
        return _not_held(services.Market(page), "Ratings", "ratings")
    breakdown(rated, "service")
    return ""


def _rural(page: Page) -> str:
    rural(page.council)
    return ""


def _measure(page: Page) -> str:
    here = compare.Compare(page)
    if here.own is None:
        return f"**{here.measure['measure_name']}: not available** for {here.council}."
    compare.all_councils(here)
    compare.over_time(here)
    return ""


_FIGURES: Mapping[str, tuple[str, Draw]] = {
    "GLA-3": ("", _rural),
    "MOV-1": ("openings_and_closures", _openings),
    "QUA-1": ("quality", _ratings),
    "SUP-2": ("services_and_providers", _by_type),
    "SUP-5": ("services_and_providers", _beds(services.need_and_supply)),
    "SUP-6": ("services_and_providers", _beds(services.beds_by_area)),
}


def quotable(kind: str, target: str) -> bool:
    """Whether a reference (kind code or measure) can be drawn away from its own page."""
    return kind == "measure" or target in _FIGURES


def quote(page: Page, kind: str, target: str, service: str) -> None:
    """Draw what a reference leads to for a page's council; of openings, for one service type."""
    url_path, draw = ("compare_councils", _measure) if kind == "measure" else _FIGURES[target]
    asked = {"council": page.council.code}
    if kind == "measure":
        asked["measure"] = target
    if draw is _openings:
        asked["service"] = service
    spec = next(spec for spec in page_list() if spec.url_path == url_path)
    with quoted(f"{kind}-{target}"):
        if said := draw(_Quoted(spec, resolve(spec, asked, {}, OFFERS))):
            st.info(said)
