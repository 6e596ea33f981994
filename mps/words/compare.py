"""Findings of the page Compare councils: position, verdict, change over time, likeness."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from mps.words.findings import Finding, opening, the
from mps.words.numbers import (
    NOT_AVAILABLE,
    counted,
    join,
    known,
    number,
    ordinal,
    percent,
    pounds,
    pounds_and_pence,
    rounded,
)

Row = Mapping[str, Any]

VERDICTS = {
    "better": "\N{BLACK UP-POINTING TRIANGLE} better",
    "worse": "\N{BLACK DOWN-POINTING TRIANGLE} worse",
    "higher": "\N{BLACK RIGHT-POINTING TRIANGLE} higher",
    "lower": "\N{BLACK LEFT-POINTING TRIANGLE} lower",
    "similar": "\N{WHITE CIRCLE} similar",
    "untold": "\N{EN DASH} too few to tell",
}
"""How a verdict stands in a table: a shape and a word."""

TESTS = {
    "interval": "the 95% intervals",
    "spread": "the spread of councils",
    "none": "too few councils, no interval",
}
"""What a verdict rests on, in a table."""

RULE = (
    "Better or worse is said only of a clear difference. Where both values have a 95% interval, "
    "the difference is clear when its own interval leaves out nought. Where one has none, it is "
    "clear when it is more than half the width of the middle half of all councils. All else is "
    "similar. Fees, spending and ages have no better side: they are higher or lower."
)
METHODS = {
    "margin": "the publisher's margin of error",
    "wilson": "Wilson score intervals from the published denominators",
}
STATUSES = {
    "c": "suppressed by the publisher",
    "x": "not published",
    "z": "does not apply to that year",
}
"""Why a value is missing, by the publisher's marker."""


def written(value: object, unit: str, decimals: int, *, whole: bool = False) -> str:
    """Write a value of a measure: 25.5%, £1,117.69 a week, 655.0 per 100,000, 0.421.

    Without `whole` the words after the number are left out, as in a table of one measure.
    """
    amount = known(value)
    if amount is None:
        return NOT_AVAILABLE
    if unit == "%":
        return percent(amount, decimals)
    if unit.startswith("£"):
        said = pounds_and_pence(amount) if decimals else pounds(amount)
        return said + unit[1:] if whole else said
    said = number(amount, decimals)
    return f"{said} {unit}" if whole and unit != "score" else said


def ticked(value: object, unit: str, decimals: int) -> str:
    """Write a value on an axis: as short as the step allows."""
    amount = known(value)
    if amount is None:
        return NOT_AVAILABLE
    few = next((some for some in range(decimals) if rounded(amount, some) == amount), decimals)
    return written(amount, unit, few)


def position(
    value: object,
    values: Sequence[float],
    *,
    name: str,
    place: str,
    period: str,
    shown: str,
    against: tuple[str, str] | None = None,
) -> Finding:
    """Say where a council's value stands among those of all councils held, its own included.

    `shown` is the value as written, `against` the name and written value of a comparator. The
    place is counted from the nearer end; equals share it. The condition: the value and those of
    at least two councils are known.
    """
    rule = "position_among"
    mine = known(value)
    if mine is None:
        text = f"{name}: no value of {the(place)} is held for {period}"
        return Finding(text, rule, holds=False)
    if len(values) < 2:
        text = f"{name} in {the(place)}: {shown} in {period}; no other council's value is held"
        return Finding(text, rule, holds=False)
    text = f"{name} in {the(place)}: {shown} in {period}, {standing(mine, values)}"
    if against:
        text += f"; {the(against[0])} {against[1]}"
    return Finding(text, rule, holds=True)


def standing(value: float, values: Sequence[float]) -> str:
    """Say a rank from the nearer end: "17th highest of 148 councils held".

    `values` hold the value itself. Equal values share the better place and are called joint.
    """
    if len(values) < 2:
        return "the only council held"
    above = sum(other > value for other in values)
    below = sum(other < value for other in values)
    joint = "joint " if len(values) - above - below > 1 else ""
    ahead, end = (above, "highest") if above <= below else (below, "lowest")
    of = f"of {counted(len(values), 'council', 'councils')} held"
    if not ahead:
        return f"{joint or 'the '}{end} {of}"
    return f"{joint}{ordinal(ahead + 1)} {end} {of}"


def compared_overall(frame: pd.DataFrame, *, place: str, other: str) -> Finding:
    """Count the measures on which a council is better, similar and worse than a comparator.

    `frame` has a row per measure with short_name and verdict; only better, similar and worse
    count. The condition: at least two measures have such a verdict.
    """
    rule = "compared_overall"
    words = list(frame["verdict"]) if len(frame) else []
    count = {word: words.count(word) for word in ("better", "worse", "similar")}
    told = sum(count.values())
    if not told:
        text = f"No measure of {the(place)} can be set against {the(other)} yet"
        return Finding(text, rule, holds=False)
    if told == 1:
        row = frame[frame["verdict"].isin(tuple(count))].iloc[0]
        said = {"similar": "similar to", "better": "better than", "worse": "worse than"}
        whom = the(str(row.get("other_name", other)))
        text = f"{row['short_name']}: {the(place)} is {said[row['verdict']]} {whom}"
        return Finding(text, rule, holds=False)
    parts = []
    if count["better"]:
        parts.append(f"better than {the(other)} on {number(count['better'])}")
    if count["worse"]:
        than = "" if parts else f" than {the(other)}"
        parts.append(f"worse{than} on {number(count['worse'])}")
    if count["similar"]:
        to = "" if parts else f" to {the(other)}"
        parts.append(f"similar{to} on {number(count['similar'])}")
    text = f"Of {told} measures {the(place)} is {join(parts)}"
    return Finding(text, rule, holds=True)


def clearest(frame: pd.DataFrame, *, place: str, other: str) -> Finding:
    """Name the measures on which a council is most clearly better and worse than a comparator.

    `frame` has a row per measure with measure_name, verdict and clarity. The condition: at least
    one measure is better or worse; of several the one with the clearest difference is named.
    """
    rule = "clearest"
    said = []
    for word in ("better", "worse"):
        rows = frame[frame["verdict"] == word]
        if len(rows):
            size = rows["clarity"].abs()
            name = rows[size == size.max()].sort_values("measure_name")["measure_name"].iloc[0]
            most = "most clearly " if len(rows) > 1 else ""
            said.append(
                f"{most}{word} on \N{LEFT SINGLE QUOTATION MARK}{name}"
                "\N{RIGHT SINGLE QUOTATION MARK}"
            )
    if not frame["verdict"].isin(("better", "worse", "similar")).any():
        text = f"No measure of {the(place)} can be set against {the(other)} yet"
        return Finding(text, rule, holds=False)
    if not said:
        text = f"On no measure held is {the(place)} clearly better or worse than {the(other)}"
        return Finding(text, rule, holds=False)
    text = f"Against {the(other)}, {the(place)} is {join(said)}"
    return Finding(text, rule, holds=True)


def moved(points: pd.DataFrame, *, name: str, place: str, unit: str, decimals: int) -> Finding:
    """Say how a measure changed over the years that can be compared.

    `points` are those after the last break, in time order: period, value, lower and upper. The
    condition: two of them are known. A change that the intervals cannot tell from chance says so.
    """
    rule = "measure_moved"
    if len(points) < 2:
        only = f"only {points['period'].iloc[0]} is held" if len(points) else "no year is held"
        text = f"{name} in {the(place)} over time: {only} of the present series"
        return Finding(text, rule, holds=False)
    first, last = points.iloc[0], points.iloc[-1]
    start, end = (written(row["value"], unit, decimals) for row in (first, last))
    years = f"{first['period']} to {last['period']}"
    if start == end:
        return Finding(f"{name} in {the(place)} stood at {start}, {years}", rule, holds=True)
    verb = "rose" if last["value"] > first["value"] else "fell"
    text = f"{name} in {the(place)} {verb} from {start} to {end}, {years}"
    if _within_chance(first.to_dict(), last.to_dict()):
        text += ", a change that may be chance"
    return Finding(text, rule, holds=True)


def _within_chance(first: dict[Any, Any], last: dict[Any, Any]) -> bool:
    """Whether the interval of the difference of two values holds nought; False without any."""
    ends = [known(row[name]) for row in (first, last) for name in ("lower", "upper")]
    if any(end is None for end in ends):
        return False
    low, high = sorted((first, last), key=lambda row: float(row["value"]))
    arms = (high["value"] - high["lower"]) ** 2 + (low["upper"] - low["value"]) ** 2
    return bool(high["value"] - low["value"] <= arms**0.5 + 1e-9)


def most_like(names: Sequence[str], held: int, *, place: str) -> Finding:
    """Name the councils most like the chosen one, of those that have a distance.

    `names` are in order of distance, `held` counts the others with a distance. The condition: at
    least two others have one.
    """
    rule = "most_like"
    if held < 2 or not names:
        text = f"Too few councils are held to say which are most like {the(place)}"
        return Finding(text, rule, holds=False)
    said = join(list(names[:3]))
    are = "is" if len(names[:3]) == 1 else "are"
    text = f"Of {held} other councils held, {said} {are} most like {the(place)}"
    return Finding(text, rule, holds=True)


def held_of(held: int, blank: int, absent: int, *, period: str) -> str:
    """Say how many councils have a value, for how many the publisher has none, who is not held."""
    parts = [f"{counted(held, 'council has', 'councils have')} a value for {period}"]
    if blank:
        parts.append(f"for {number(blank)} the publisher gives none")
    if absent:
        of = "of today's councils is" if absent == 1 else "of today's councils are"
        parts.append(f"{number(absent)} {of} not held for that period")
    return opening(f"{'; '.join(parts)}.")


def lacking(names: Sequence[str], place: str) -> str:
    """Name the key measures that are not held of a council, to open a sentence."""
    said = [names[0], *(f"{name[:1].lower()}{name[1:]}" for name in names[1:])]
    return f"{join(said)} in {place}"


def against_line(name: str, value: str, word: str) -> str:
    """The line of a tile that sets a comparator: "England 592.5: similar"."""
    return f"{opening(name)} {value}: {VERDICTS[word]}"
