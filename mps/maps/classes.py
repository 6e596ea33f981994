"""Classes of a map: which values share a colour, what each class is called, how many it holds.

Every scheme rounds a value as the page shows it before it chooses the class, so that an area
shown as 15.0% is never in the class "10% to under 15%".
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple, Protocol

import pandas as pd

from mps.maps.breaks import change_step, nice_breaks
from mps.maps.colours import CATEGORIES, NOT_AVAILABLE_COLOUR, diverging, sequential
from mps.words import density, known, number, rounded, rounded_density

NOT_AVAILABLE_LABEL = "Not available"
CLASS_COUNT = 5


@dataclass(frozen=True)
class Class:
    """One class of a map: its words, its colour and the number of areas in it."""

    label: str
    colour: str
    count: int


class Classified(NamedTuple):
    """The class of each value, by position in `classes`, and the classes.

    `class_index` has the values' own index and is <NA> where the value is missing. `missing`
    counts those; a legend shows them as `not_available`.
    """

    class_index: "pd.Series[int]"
    classes: list[Class]
    missing: int

    @property
    def not_available(self) -> Class:
        """The class of missing values, drawn in neutral grey; its count may be 0."""
        return Class(NOT_AVAILABLE_LABEL, NOT_AVAILABLE_COLOUR, self.missing)


class Scheme(Protocol):
    """A rule that sorts values into classes."""

    def sort(self, values: Sequence[Any]) -> tuple[list[int | None], list[tuple[str, str]]]:
        """Return each value's class (None when missing) and each class's label and colour."""
        ...


def classify(values: "pd.Series[Any]", scheme: Scheme) -> Classified:
    """Sort values into the classes of a scheme; each known value is in exactly one."""
    places, names = scheme.sort(list(values))
    counts = [0] * len(names)
    for place in places:
        if place is not None:
            counts[place] += 1
    classes = [
        Class(label, colour, count) for (label, colour), count in zip(names, counts, strict=True)
    ]
    index = pd.Series(places, index=values.index, dtype="Int64")
    return Classified(index, classes, places.count(None))


@dataclass(frozen=True)
class Percentages:
    """Fixed round classes of a percentage: "Under 10%", "10% to under 15%", "25% or more"."""

    breaks: tuple[float, ...]

    def sort(self, values: Sequence[Any]) -> tuple[list[int | None], list[tuple[str, str]]]:
        """Return the class of each percentage, the lowest class first."""
        edges = [f"{edge:g}%" for edge in self.breaks]
        places = [_place(value, self.breaks, rounded) for value in values]
        return places, _named(_between(edges), sequential(len(edges) + 1))


@dataclass(frozen=True)
class Amounts:
    """Five classes with round limits near the fifths of the values, for counts and densities.

    `whole` is True for counts ("100 to 199") and False for densities ("100 to under 200").
    """

    whole: bool

    def sort(self, values: Sequence[Any]) -> tuple[list[int | None], list[tuple[str, str]]]:
        """Return the class of each amount, the lowest class first."""
        shown: Callable[[float], float] = _to_whole if self.whole else rounded_density
        held = [shown(value) for value in map(known, values) if value is not None]
        breaks = nice_breaks(held, CLASS_COUNT, shown)
        places = [_place(value, breaks, shown) for value in values]
        if not breaks:
            write = number if self.whole else density
            labels = [write(value) for value in held[:1]]
        elif self.whole:
            labels = _counted_between(breaks)
        else:
            labels = _between([density(edge) for edge in breaks])
        return places, _named(labels, sequential(len(labels)))


@dataclass(frozen=True)
class Changes:
    """Six classes either side of no change, their width a round number fitting the values.

    `unit` is "%", "people" or "points"; people are whole numbers, the others have one decimal.
    """

    unit: str = "%"

    def sort(self, values: Sequence[Any]) -> tuple[list[int | None], list[tuple[str, str]]]:
        """Return the class of each change, the steepest fall first."""
        whole = self.unit == "people"
        shown: Callable[[float], float] = _to_whole if whole else rounded
        held = [shown(value) for value in map(known, values) if value is not None]
        step = change_step(held, whole=whole)
        breaks = [-2 * step, -step, 0.0, step, 2 * step]
        places = [_fall_or_rise(value, breaks, shown) for value in values]
        percents = "%" if self.unit == "%" else ""
        unit = "" if percents else f" {self.unit}"
        one, two = f"{_edge(step)}{percents}", f"{_edge(2 * step)}{percents}"
        middle = f"{one} to {_edge(2 * step - 1)}" if whole else f"{one} to under {two}"
        labels = [
            f"Fell by {two}{unit} or more",
            f"Fell by {middle}{unit}",
            f"Fell by under {one}{unit}",
            f"No change, or rose by under {one}{unit}",
            f"Rose by {middle}{unit}",
            f"Rose by {two}{unit} or more",
        ]
        return places, _named(labels, diverging())


@dataclass(frozen=True)
class Deciles:
    """The ten deciles of deprivation in England, 1 the most deprived and darkest."""

    def sort(self, values: Sequence[Any]) -> tuple[list[int | None], list[tuple[str, str]]]:
        """Return the class of each decile; a number outside 1 to 10 raises ValueError."""
        places: list[int | None] = []
        for value in map(known, values):
            if value is not None and value not in range(1, 11):
                raise ValueError(f"{value:g} is not a decile; deciles run from 1 to 10.")
            places.append(None if value is None else int(value) - 1)
        labels = ["1, most deprived tenth", *map(str, range(2, 10)), "10, least deprived tenth"]
        return places, _named(labels, sequential(10)[::-1])


@dataclass(frozen=True)
class Categories:
    """Named kinds of area, in a fixed order with fixed colours.

    A name not in the order is added at the end, so that a newer classification still draws.
    """

    order: Mapping[str, str] = field(default_factory=lambda: CATEGORIES)

    def sort(self, values: Sequence[Any]) -> tuple[list[int | None], list[tuple[str, str]]]:
        """Return the class of each name; missing and empty names have none."""
        names = [None if pd.isna(value) or value == "" else str(value) for value in values]
        new = sorted({name for name in names if name is not None} - set(self.order))
        classes = [*self.order.items(), *zip(new, sequential(len(new)), strict=True)]
        positions = {name: place for place, (name, _) in enumerate(classes)}
        return [None if name is None else positions[name] for name in names], classes


SHARE_BREAKS: Mapping[str, tuple[float, ...]] = {
    "0_14": (10, 15, 20, 25),
    "15_64": (55, 60, 65, 70),
    "65_79": (5, 10, 15, 20),
    "65_plus": (10, 15, 20, 25),
    "75_plus": (4, 8, 12, 16),
    "80_plus": (2, 4, 6, 8),
    "85_plus": (1, 2, 3, 5),
    "75_79": (1, 2, 4, 6),
    "80_84": (1, 2, 3, 4),
    "85_89": (0.5, 1, 2, 3),
    "90_plus": (0.5, 1, 1.5, 2),
}
"""Fixed limits of the share of all residents, by age group; five-year bands below 75 share one."""
BAND_BREAKS = (2.0, 4.0, 6.0, 8.0)


def scheme_for(measure: str, age_group: str = "65_plus") -> Scheme:
    """Return the scheme of a map layer.

    `measure` is one of share, number, density, change_pct, change_people, change_points,
    imd_decile, rural_urban. `age_group` matters to shares only.
    """
    schemes: Mapping[str, Scheme] = {
        "share": Percentages(SHARE_BREAKS.get(age_group, BAND_BREAKS)),
        "number": Amounts(whole=True),
        "density": Amounts(whole=False),
        "change_pct": Changes("%"),
        "change_people": Changes("people"),
        "change_points": Changes("points"),
        "imd_decile": Deciles(),
        "rural_urban": Categories(),
    }
    return schemes[measure]


def _place(value: object, breaks: Sequence[float], shown: Callable[[float], float]) -> int | None:
    amount = known(value)
    if amount is None:
        return None
    return bisect_right(breaks, shown(amount))


def _fall_or_rise(
    value: object, breaks: Sequence[float], shown: Callable[[float], float]
) -> int | None:
    """Place a change so that both outer limits belong to the outer classes, and 0 to the rises."""
    amount = known(value)
    if amount is None:
        return None
    change = shown(amount)
    return sum(change > edge if edge < 0 else change >= edge for edge in breaks)


def _to_whole(value: float) -> float:
    return rounded(value, 0)


def _edge(value: float) -> str:
    return number(value, 0 if value == int(value) else 1)


def _between(edges: Sequence[str]) -> list[str]:
    middle = [f"{low} to under {high}" for low, high in pairwise(edges)]
    return [f"Under {edges[0]}", *middle, f"{edges[-1]} or more"]


def _counted_between(breaks: Sequence[float]) -> list[str]:
    """Name classes of whole numbers by their first and last number."""
    middle = [
        number(low) if low == high - 1 else f"{number(low)} to {number(high - 1)}"
        for low, high in pairwise(breaks)
    ]
    return [f"Under {number(breaks[0])}", *middle, f"{number(breaks[-1])} or more"]


def _named(labels: Sequence[str], colours: Sequence[str]) -> list[tuple[str, str]]:
    return list(zip(labels, colours, strict=True))
