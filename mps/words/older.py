"""Findings of the page Where older people live: density, ranks, areas and their change."""

from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from mps.words.findings import (
    CLEAR_POINTS,
    NOTABLE_POINTS,
    Against,
    Finding,
    areas_of,
    gap,
    no_area,
    no_earlier_year,
    the,
)
from mps.words.numbers import join, known, percent, rounded, whole_percent

FIFTHS = 5
# More areas than this sharing first place are counted, not named.
MOST_NAMED = 3

_THRESHOLD_WORDS = {
    5.0: "a twentieth",
    10.0: "a tenth",
    20.0: "a fifth",
    25.0: "a quarter",
    50.0: "half",
}


def density_against_share(
    fifths: Sequence[float], *, place: str, overall: float | None, group: str = "aged 65 and over"
) -> Finding:
    """Set the share of a group where people live closest together against the whole council's.

    `fifths` are five shares (0 to 100), where people live furthest apart first. "Fewest" is said
    only when the densest fifth has the lowest share of the five and is at least 2 points below
    the whole; "fewer" or "more" when it is at least 2 points away; otherwise the share of the
    whole place stands alone.
    """
    rule = "density_against_share"
    apart = gap(fifths[-1], overall) if len(fifths) == FIFTHS else None
    if apart is None or abs(apart) < CLEAR_POINTS:
        if known(overall) is None:
            text = f"The share of residents {group} in {the(place)} is not held"
            return Finding(text, rule, holds=False)
        text = f"{percent(overall)} of residents of {the(place)} are {group}"
        return Finding(text, rule, holds=False)
    lowest = rounded(fifths[-1]) < min(rounded(share) for share in fifths[:-1])
    word = "more" if apart > 0 else "fewest" if lowest else "fewer"
    text = (
        f"Where people live closest together, {word} are {group}: "
        f"{whole_percent(fifths[-1])}, against {whole_percent(overall)} overall"
    )
    return Finding(text, rule, holds=True)


def over_share(
    shares: Iterable[object],
    *,
    level: str,
    threshold: float = 25.0,
    group: str = "aged 65 and over",
) -> Finding:
    """Count the areas in which a group makes up more than a threshold share of residents.

    Shares (0-100) are taken as shown, to one decimal, so an area shown as 25.0% is not over 25.
    """
    shares = list(shares)
    if not shares:
        return no_area(level, "over_share")
    held = [rounded(share) for share in map(known, shares) if share is not None]
    over = sum(share > threshold for share in held)
    part = _THRESHOLD_WORDS.get(threshold, percent(threshold, 0))
    if not held:
        text = f"Shares of residents {group} by {areas_of(level, 1)} are not held"
        return Finding(text, "over_share", holds=False)
    only = _only(level) if len(held) == 1 else ""
    if over == 0:
        where = only or f"any {areas_of(level, 1)}"
        text = f"People {group} make up no more than {part} of residents in {where}"
        return Finding(text, "over_share", holds=False)
    where = only or f"{over:,} of {len(held):,} {areas_of(level, len(held))}"
    if over == len(held) > 1:
        where = f"all {over:,} {areas_of(level, over)}"
    text = f"People {group} make up more than {part} of residents in {where}"
    return Finding(text, "over_share", holds=True)


def highest_area(
    frame: pd.DataFrame,
    *,
    measure: str,
    level: str,
    write: Callable[[object], str] = percent,
) -> Finding:
    """Name the area with the highest value of a measure.

    `frame` has area_name and value; `measure` reads after "the highest", as "share of residents
    aged 65 and over"; `write` turns a value into text. Values written alike are a tie.
    """
    if frame.empty:
        return no_area(level, "highest_area")
    pairs = zip(frame["area_name"], frame["value"], strict=True)
    held = [(amount, str(name)) for name, value in pairs if (amount := known(value)) is not None]
    if not held:
        return Finding(f"The {measure} is not held by {areas_of(level, 1)}", "highest_area", False)
    top = write(max(value for value, _ in held))
    names = sorted(name for value, name in held if write(value) == top)
    if len(held) == 1:
        return Finding(f"The {measure} is {top} in {names[0]}", "highest_area", False)
    if len(names) > MOST_NAMED:
        where = f"in {len(names):,} of {len(held):,} {areas_of(level, len(held))}"
        return Finding(f"The highest {measure} is {top}, {where}", "highest_area", False)
    verb = "has the highest" if len(names) == 1 else "have the joint highest"
    return Finding(f"{join(names)} {verb} {measure}: {top}", "highest_area", True)


def area_against_whole(
    share: float | None, *, area: str, against: Against, group: str = "aged 65 and over"
) -> Finding:
    """Set an area's share of a group beside that of the council (or district) it lies in."""
    rule = "area_against_whole"
    if known(share) is None:
        text = f"The share of residents {group} in {area} is not held"
        return Finding(text, rule, holds=False)
    plain = f"{percent(share)} of residents of {area} are {group}"
    apart = gap(share, against.value)
    if apart is None:
        return Finding(plain, rule, holds=False)
    other = f"{percent(against.value)} across {the(against.name)}"
    if abs(apart) < NOTABLE_POINTS:
        return Finding(f"{plain}, close to the {other}", rule, holds=True)
    word = "more" if apart > 0 else "less"
    return Finding(f"{plain}, {word} than the {other}", rule, holds=True)


def areas_rising(
    changes: Iterable[object], *, level: str, years: tuple[int, int], group: str
) -> Finding:
    """Count the areas in which a group's number rose, between two mid-years.

    `changes` are differences in people, one per area; zero is neither a rise nor a fall.
    """
    changes = list(changes)
    if not changes:
        return no_area(level, "areas_rising")
    asked = no_earlier_year(f"residents {group}", years, "areas_rising")
    if asked is not None:
        return asked
    period = f"between mid-{years[0]} and mid-{years[1]}"
    held = [change for change in map(known, changes) if change is not None]
    if not held:
        text = f"Changes in residents {group} {period} are not held by {areas_of(level, 1)}"
        return Finding(text, "areas_rising", holds=False)
    rising = sum(change > 0 for change in held)
    falling = sum(change < 0 for change in held)
    if len(held) == 1:
        moved = "rose" if rising else "fell" if falling else "did not change"
        text = f"The number of residents {group} {moved} {period} in {_only(level)}"
        return Finding(text, "areas_rising", holds=False)
    if not rising and not falling:
        text = f"The number of residents {group} changed in no {areas_of(level, 1)} {period}"
        return Finding(text, "areas_rising", holds=False)
    text = (
        f"The number of residents {group} rose in {rising:,} of {len(held):,} "
        f"{areas_of(level, len(held))} {period} and fell in {falling:,}"
    )
    return Finding(text, "areas_rising", holds=True)


def _only(level: str) -> str:
    return f"the one {areas_of(level, 1)} with figures"
