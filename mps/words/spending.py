"""Why spending changed, in words: more people, dearer care or a different mix."""

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd

from mps.words.findings import Finding
from mps.words.numbers import (
    MINUS,
    join,
    known,
    millions,
    number,
    rounded,
    signed_pounds,
)

SMALL_CHANGE = 500.0  # pounds: a part of a change below this is not told
COMPONENTS = ("people", "price", "mix")

_CAUSES = {  # of a rise, of a fall; the word in braces is what differs within the whole
    "people": ("because more people had care", "because fewer people had care"),
    "price": (
        "because care for a person was dearer",
        "because care for a person was cheaper",
    ),
    "mix": ("because of a dearer mix of {kinds}", "because of a cheaper mix of {kinds}"),
}
_LABELS = {
    "people": ("More people", "Fewer people", "Number of people"),
    "price": ("Dearer care for a person", "Cheaper care for a person", "Cost for a person"),
    "mix": ("A dearer mix", "A cheaper mix", "Mix"),
}


def signed_millions(value: object) -> str:
    """Write a change of a large sum: "+£3.5 million", "−£494,458", or "£0" for none."""
    amount = known(value)
    if amount is None:
        return millions(None)
    return f"{'+' if amount >= 0.5 else ''}{millions(amount)}"


def change_writer(total: float) -> Callable[[object], str]:
    """How the parts of a change are written on its chart: of millions, in hundredths of one."""
    if abs(total) < 999_500:
        return signed_pounds

    def write(value: object) -> str:
        amount = known(value)
        if amount is None:
            return millions(None)
        size = rounded(amount / 1e6, 2)
        sign = "+" if size > 0 else MINUS if size < 0 else ""
        return f"{sign}£{abs(size):,.2f} million"

    return write


def component_label(component: str, change: float) -> str:
    """Name a part of a change by its direction: "Fewer people", "A dearer mix"."""
    rose, fell, neither = _LABELS[component]
    if abs(change) < SMALL_CHANGE:
        return neither
    return rose if change > 0 else fell


def whole_split(split: pd.DataFrame) -> dict[str, float]:
    """Add up a split over its categories: people, price, mix and total in pounds.

    `split` has people_gbp, price_gbp, mix_gbp and total_gbp, as `analysis.price_volume_mix`
    returns it.
    """
    return {name: float(split[f"{name}_gbp"].sum()) for name in (*COMPONENTS, "total")}


def why_changed(
    split: pd.DataFrame, *, what: str, place: str, years: tuple[str, str], by_service: bool
) -> Finding:
    """Say by how much spending changed and which part each cause had, the largest first.

    `split` is as for `whole_split`; `what` names the spending ("Spending on care packages");
    `years` are the first and last year with the prices, if any: ("2015-16", "2016-17").
    """
    rule = "why_changed"
    parts = whole_split(split)
    total = parts["total"]
    span = f"from {years[0]} to {years[1]}"
    if abs(total) < SMALL_CHANGE:
        return Finding(f"{what} in {place} was the same {span}", rule, holds=False)
    verb = "rose" if total > 0 else "fell"
    told = sorted(COMPONENTS, key=lambda name: -abs(parts[name]))
    # With one category there is no mix; a few pounds of it are rounding.
    told = [name for name in told if abs(parts[name]) >= SMALL_CHANGE]
    causes = {name: _cause(name, parts[name], total, by_service) for name in told}
    along = [text for name, text in causes.items() if parts[name] * total > 0]
    against = [text for name, text in causes.items() if parts[name] * total < 0]
    text = f"{what} in {place} {verb} by {millions(abs(total))} {span}: {join(along)}"
    if against:
        text += f", {'less' if total > 0 else 'against'} {join(against)}"
    return Finding(text, rule, holds=True)


def _cause(name: str, change: float, total: float, by_service: bool) -> str:
    reason = _CAUSES[name][change < 0].format(kinds="services" if by_service else "client groups")
    return f"{_part_of(abs(change), total)} {reason}"


def _part_of(amount: float, total: float) -> str:
    """Write a part as finely as its whole: of millions in tenths of a million, else in pounds."""
    if abs(total) < 999_500 or amount >= 999_500:
        return millions(amount)
    if amount < 50_000:
        return "under £0.1 million"
    return f"£{number(amount / 1e6, 1)} million"


def waterfall_steps(split: pd.DataFrame) -> pd.DataFrame:
    """Put a split as the bars of a waterfall: people, cost for a person, mix, and the whole.

    Returns label, value and is_total. A single category has no mix, so no bar for it.
    """
    parts = whole_split(split)
    told = [name for name in COMPONENTS if name != "mix" or len(split) > 1]
    rows = [(component_label(name, parts[name]), parts[name], False) for name in told]
    rows.append(("Change in cost", parts["total"], True))
    return pd.DataFrame(rows, columns=["label", "value", "is_total"])


class Moved(NamedTuple):
    """A value of the later year and by how much it differs from the earlier."""

    after: float
    change: float


def change_of(beside: pd.DataFrame, name: str) -> Moved:
    """Add up people or cost (`name`) over categories, and tell the change between the years.

    `beside` has from_people, to_people, from_cost and to_cost, a row per category.
    """
    before, after = (float(beside[f"{end}_{name}"].sum()) for end in ("from", "to"))
    return Moved(after, after - before)


def average_of(beside: pd.DataFrame) -> Moved:
    """Cost over people of all categories together, and its change; NaN without people."""
    before, after = (
        float(beside[f"{end}_cost"].sum()) / (float(beside[f"{end}_people"].sum()) or math.nan)
        for end in ("from", "to")
    )
    return Moved(after, after - before)


def with_whole(split: pd.DataFrame, beside: pd.DataFrame) -> pd.DataFrame:
    """Put people, cost and average beside each category's split, with a last row for all."""
    frame = split.join(beside, on="category")
    if len(split) < 2:
        return frame
    sums = [name for name in frame if str(name).endswith(("_gbp", "_people", "_cost"))]
    whole: dict[str, Any] = {str(name): frame[name].sum() for name in sums}
    whole["category"] = "All, rows added up"
    for end in ("from", "to"):
        whole[f"{end}_average"] = whole[f"{end}_cost"] / (whole[f"{end}_people"] or math.nan)
    return pd.concat([frame, pd.DataFrame([whole])], ignore_index=True)
