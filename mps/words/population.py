"""Findings of the page Population: ageing, groups, projections and revised figures."""

import pandas as pd

from mps.words.findings import (
    NOTABLE_POINTS,
    Against,
    Finding,
    gap,
    no_earlier_year,
    opening,
    the,
)
from mps.words.numbers import (
    about,
    join,
    known,
    number,
    percent,
    rounded,
    signed_percent,
)

# A group stands out in a pyramid when its share differs by at least this many points.
STANDOUT_POINTS = 1.0
# A projected change below this percentage is called about the same.
SMALL_CHANGE_PCT = 1.0


def ageing_against(
    change: float | None,
    *,
    place: str,
    years: tuple[int, int],
    against: Against | None,
    group: str = "aged 65 and over",
) -> Finding:
    """State a group's growth in percent and whether it is faster or slower than a comparator's.

    Rates within half a percentage point of each other, as shown, are "close to".
    """
    asked = no_earlier_year(f"residents {group} in {the(place)}", years, "ageing_against")
    if asked is not None:
        return asked
    period = f"between mid-{years[0]} and mid-{years[1]}"
    who = f"The number of residents {group} in {the(place)}"
    mine, theirs = known(change), known(against.value if against else None)
    if mine is None:
        return Finding(f"{who} is not held for both years", "ageing_against", holds=False)
    plain = f"{who} {_moved(mine)} {period}"
    if against is None or theirs is None:
        return Finding(plain, "ageing_against", holds=False)
    other = f"{the(against.name)} ({signed_percent(theirs)})"
    text = f"{plain}, {_pace(rounded(mine), rounded(theirs))} {other}"
    return Finding(text, "ageing_against", holds=True)


def fastest_group(frame: pd.DataFrame, *, place: str, years: tuple[int, int]) -> Finding:
    """Name the age group whose number grew most in percent.

    `frame` has group_name ("aged 75 to 79", words that follow "residents") and change_pct. A tie
    for the lead, as shown to one decimal, or no growth at all, gives the neutral sentence.
    """
    asked = no_earlier_year(f"residents of {the(place)} by age", years, "fastest_group")
    if asked is not None:
        return asked
    period = f"between mid-{years[0]} and mid-{years[1]}"
    held = [
        (str(name), rounded(change))
        for name, change in zip(frame["group_name"], frame["change_pct"], strict=True)
        if known(change) is not None
    ]
    if len(held) < 2:
        text = f"Changes by age group in {the(place)} {period} are not held"
        return Finding(text, "fastest_group", holds=False)
    held.sort(key=lambda item: -item[1])
    (leader, most), (_, second) = held[0], held[1]
    if most <= 0:
        text = f"No age group in {the(place)} grew by as much as 0.1% {period}"
        return Finding(text, "fastest_group", holds=False)
    if most == second:
        names = join([name for name, change in held if change == most])
        text = f"The numbers of residents {names} in {the(place)} each grew by {percent(most)}"
        text += f" {period}"
        return Finding(text, "fastest_group", holds=False)
    text = (
        f"The number of residents {leader} in {the(place)} grew most {period}: by {percent(most)}"
    )
    return Finding(text, "fastest_group", holds=True)


def standout_group(frame: pd.DataFrame, *, place: str, comparator: str) -> Finding:
    """Name the age group in which the place differs most from its comparator.

    `frame` has age_name ("20 to 24"), place_pct and comparator_pct, each a share of all
    residents. The larger difference wins; the younger group wins a tie.
    """
    rows = zip(frame["age_name"], frame["place_pct"], frame["comparator_pct"], strict=True)
    held = [
        (apart, str(name), mine, other)
        for name, mine, other in rows
        if (apart := gap(mine, other)) is not None
    ]
    if not held:
        text = f"The age structure of {the(comparator)} is not held beside that of {the(place)}"
        return Finding(text, "standout_group", holds=False)
    most, name, mine, other = max(held, key=lambda item: abs(item[0]))
    if abs(most) < STANDOUT_POINTS:
        text = (
            f"Each age group's share of residents of {the(place)} is within 1 percentage point "
            f"of that in {the(comparator)}"
        )
        return Finding(text, "standout_group", holds=False)
    word = "larger" if most > 0 else "smaller"
    text = (
        f"{the(place)} has a {word} share of residents aged {name} than {the(comparator)}: "
        f"{percent(mine)} against {percent(other)}"
    )
    return Finding(opening(text), "standout_group", holds=True)


def projection(
    first: float | None,
    last: float | None,
    *,
    place: str,
    group: str,
    years: tuple[int, int],
    variant: str,
) -> Finding:
    """State a group's projected change and name the projection's variant.

    `variant` is the publisher's name, as "2022-based, migration category variant". Numbers are
    given to three figures and the change as a whole percentage: a projection is not a count.
    """
    who = f"the number of residents {group} in {the(place)}"
    before, after = known(first), known(last)
    if not before or after is None:
        return Finding(f"No projection of {who} is held", "projection", holds=False)
    change = (after - before) / before * 100
    start, end = f"{about(before)} in {years[0]}", f"{about(after)} in {years[1]}"
    if abs(change) < SMALL_CHANGE_PCT:
        text = f"{who} is projected to stay about the same: {start} and {end} ({variant})"
        return Finding(opening(text), "projection", holds=False)
    verb = "rise" if change > 0 else "fall"
    text = (
        f"{who} is projected to {verb} by {percent(abs(change), 0)}, from {start} to {end} "
        f"({variant})"
    )
    return Finding(opening(text), "projection", holds=True)


def revised_figure(
    first: float | None, revised: float | None, *, place: str, mid_year: int, paper: str
) -> Finding:
    """Say that a figure printed in a paper was later revised by its publisher, or still stands."""
    printed, now = known(first), known(revised)
    what = f"the population of {the(place)} in mid-{mid_year}"
    if printed is None or now is None:
        text = f"Whether {what} was later revised is not known here"
        return Finding(text, "revised_figure", holds=False)
    if printed == now:
        text = f"{paper} gives {what} as {number(printed)}; the figure still stands"
        return Finding(text, "revised_figure", holds=False)
    text = (
        f"{paper} gives {what} as {number(printed)}, as first published; "
        f"it has since been revised to {number(now)}"
    )
    return Finding(text, "revised_figure", holds=True)


def _moved(change: float) -> str:
    shown = rounded(change)
    if shown == 0:
        return "hardly changed"
    return f"{'grew' if shown > 0 else 'fell'} by {percent(abs(shown))}"


def _pace(mine: float, other: float) -> str:
    """Choose the words between a rate and the comparator's, true for growth and for fall."""
    apart = rounded(mine - other)
    if abs(apart) < NOTABLE_POINTS:
        return "close to"
    if mine > 0 and other > 0:
        return "faster than in" if apart > 0 else "slower than in"
    return "compared with"
