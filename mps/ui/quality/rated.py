"""Ratings as bars of 100%: by service, key question, area or size of provider."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from mps import charts, words
from mps.ui.cache import query, records
from mps.ui.figures import Figure
from mps.ui.frame import Page
from mps.ui.tables import Column

CODES = {"service": "QUA-1", "key_question": "QUA-2", "area": "QUA-3", "provider": "QUA-8"}


@dataclass(frozen=True)
class Rated:
    """The chosen place and filters, and what is held of the ratings there."""

    page: Page

    @cached_property
    def holding(self) -> Mapping[str, Any]:
        """What is held of the council: a row of the query market__holding."""
        held = query("market__holding", council_code=self.page.council.code)
        return {str(name): value for name, value in held.iloc[0].to_dict().items()}

    @property
    def chosen(self) -> dict[str, str]:
        """The chosen place, service type and client group, as queries take them."""
        view = self.page.view
        return {
            "area_code": self.page.place.code,
            "service_type": view["service"],
            "client_group": view["client"],
        }

    @cached_property
    def service(self) -> dict[str, Any] | None:
        """The chosen kind of service, None for all."""
        chosen = self.page.view["service"]
        row = records("market__service", "service_type_code").get(chosen)
        return dict(row) if row else None

    @cached_property
    def noun(self) -> words.Noun:
        """What is counted, as one and as many."""
        return words.counted_noun(self.service, self.page.view["client"])

    @property
    def scope(self) -> str:
        """What is counted, and where."""
        return f"registered {self.noun.many}{self.noun.whom}, {self.page.place.name}"

    @cached_property
    def summary(self) -> dict[str, Any]:
        """Counts of the ratings: a row of the query quality__summary."""
        row = query("quality__summary", **self.chosen).iloc[0].to_dict()
        return {str(name): value for name, value in row.items()}

    @property
    def sources(self) -> tuple[str, ...]:
        """The datasets that the ratings come from."""
        return tuple(self.summary["source_ids"].split("|"))

    @property
    def day(self) -> str:
        """The day of the list, in words."""
        return words.as_of(self.holding)


def breakdown(rated: Rated, by: str) -> None:
    """QUA-1, QUA-2, QUA-3 or QUA-8: ratings by one of `CODES`, with the choice of it."""
    what, note = words.BREAKDOWNS[by]
    if by == "area":
        frame = query("quality__by_area", **rated.chosen)
        what = words.areas_of(frame["area_level"].iloc[0], 1)
    else:
        frame = query("quality__by_group", breakdown=by, **rated.chosen)
    is_question = by == "key_question"
    said = words.weakest_question(frame) if is_question else words.lowest_rated(frame, what=what)
    subtitle = f"Ratings of {rated.scope}, by {what}, {rated.day}"
    figure = Figure(CODES[by], said.text, subtitle, rated.sources, note)
    figure.head()
    rated.page.control("by")
    bars(figure, frame, f"Ratings by {what}, {rated.day}", words.opening(what))


def bars(figure: Figure, frame: pd.DataFrame, measure: str, group: str) -> None:
    """Bars of 100% with their table, of rows with group_name, rating_class and counts."""
    figure.chart(charts.rating_bars(frame), charts.rating_bars_alt(frame, measure=measure))
    kinds = [kind for kind in words.RATING_KINDS if kind in set(frame["rating_class"])]
    counts = frame.pivot(index="group_name", columns="rating_class", values="location_count")
    figure.data(
        frame.drop_duplicates("group_name").merge(counts.fillna(0), on="group_name"),
        [
            Column("group_name", group),
            Column("group_count", "Locations", "count"),
            Column("rated_count", "Rated", "count"),
            Column("good_pct", "% good or outstanding", "pct"),
            *(Column(kind, words.rating_name(kind), "count") for kind in kinds),
        ],
    )
