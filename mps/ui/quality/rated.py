"""Ratings as bars of 100%: by service, key question, area or size of provider."""

from functools import cached_property
from typing import Any

import pandas as pd

from mps import charts, words
from mps.ui.cache import query
from mps.ui.chosen import ChosenMarket
from mps.ui.figures import Figure
from mps.ui.tables import Column

CODES = {"service": "QUA-1", "key_question": "QUA-2", "area": "QUA-3", "provider": "QUA-8"}


class Rated(ChosenMarket):
    """The chosen place and filters, and what is held of the ratings there."""

    @property
    def scope(self) -> str:
        """What is counted, and where."""
        return f"registered {self.noun.many}{self.noun.whom}, {self.place}"

    @cached_property
    def summary(self) -> dict[str, Any]:
        """Counts of the ratings: a row of the query quality__summary."""
        row = query("quality__summary", **self.in_place).iloc[0].to_dict()
        return {str(name): value for name, value in row.items()}

    @property
    def sources(self) -> tuple[str, ...]:
        """The datasets that the ratings come from."""
        return tuple(self.summary["source_ids"].split("|"))


def breakdown(rated: Rated, by: str) -> None:
    """QUA-1, QUA-2, QUA-3 or QUA-8: ratings by one of `CODES`, with the choice of it."""
    what, note = words.BREAKDOWNS[by]
    if by == "area":
        frame = query("quality__by_area", **rated.in_place)
        what = words.areas_of(frame["area_level"].iloc[0], 1)
    else:
        frame = query("quality__by_group", breakdown=by, **rated.in_place)
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
