"""The short lines under a number: what it is read against, and when."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mps.words.findings import areas_of
from mps.words.numbers import known, number, ordinal, percent, signed_percent


def tile_lines(own: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Share and change of one number, each followed by those of the places it is read against.

    `own` and `others` have area_name, age_group, share_pct, change_pct and from_year. The share
    of all residents is left out (it is always 100%); so is a change that is not known.
    """
    lines: list[str] = []
    if own["age_group"] != "all":
        lines.append(f"{percent(own['share_pct'])} of residents")
        lines.append(_beside(others, "share_pct"))
    if known(own["change_pct"]) is not None:
        lines.append(f"{signed_percent(own['change_pct'])} since mid-{int(own['from_year'])}")
        lines.append(_beside(others, "change_pct"))
    return tuple(line for line in lines if line)


def _beside(others: Sequence[Mapping[str, Any]], measure: str) -> str:
    write = percent if measure == "share_pct" else signed_percent
    return ", ".join(
        f"{other['area_name']}\N{NO-BREAK SPACE}{write(other[measure])}"
        for other in others
        if known(other[measure]) is not None
    )


def age_in_words(day: date, today: date) -> str:
    """Say how old a figure is: "11 months old", "6 years old"; "of this month" under a month."""
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months < 1:
        return "of this month"
    if months < 24:
        return f"{months} month{'' if months == 1 else 's'} old"
    return f"{months // 12} years old"


def long_date(day: date) -> str:
    """Write a date as people do: 6 May 2018."""
    return f"{day.day} {day:%B %Y}"


def out_of(people: object, everyone: object) -> str:
    """Write a part and its whole: "462 of 1,273"."""
    return f"{number(people)} of {number(everyone)}"


FIFTH_NAMES = {
    1: "Furthest apart",
    2: "Second",
    3: "Third",
    4: "Fourth",
    5: "Closest together",
}
"""The fifths of small areas in order of residents per square kilometre, in words."""


def card_lines(row: Mapping[str, Any], *, since: int, council: str, level: str) -> tuple[str, ...]:
    """Share, change, rank and the council's share of one age group of the chosen place.

    `row` has age_group, share_pct, change_pct, share_rank, tied_count, peer_count and
    council_share_pct. A council has neither rank nor comparison; all residents have no share.
    """
    lines = []
    if row["age_group"] != "all":
        lines.append(f"{percent(row['share_pct'])} of residents")
        if level != "council":
            lines.append(f"{council} {percent(row['council_share_pct'])}")
            lines.append(_rank(row, level))
    if known(row["change_pct"]) is not None:
        lines.append(f"{signed_percent(row['change_pct'])} since mid-{since}")
    return tuple(lines)


def _rank(row: Mapping[str, Any], level: str) -> str:
    rank, of = int(row["share_rank"]), int(row["peer_count"])
    joint = "joint " if row["tied_count"] > 1 else ""
    if rank + int(row["tied_count"]) - 1 == of and of > 1:
        place = "lowest"
    else:
        place = f"{ordinal(rank)} highest" if rank > 1 else "highest"
    text = f"{joint}{place} of {number(of)} {areas_of(level, of)}"
    return text[0].upper() + text[1:]


def small_area_facts(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What kind of area this is, as names and values; what is not known is left out."""
    small = known(row["imd_decile"]) is not None
    facts = [("Within", row["within_name"])]
    if not small:
        facts.append(("Small areas (LSOAs) in it", number(row["lsoa_count"])))
    facts.append(("Size", f"{number(row['area_km2'], 1)} km²"))
    if small:
        rank = f"rank {number(row['imd_rank'])} of 32,844, 1 being the most deprived"
        facts.append(("Deprivation (IMD 2019)", f"decile {number(row['imd_decile'])}, {rank}"))
        facts.append(("Rural or urban (2011)", row["rural_urban_name"]))
    return facts


def fifths_range(shares: Sequence[float], group: str) -> str:
    """State a group's share from the fifth of small areas furthest apart to the closest together.

    `shares` has five percentages, the least densely peopled fifth first.
    """
    return (
        f"{percent(shares[0])} of residents are {group} where people live furthest apart, "
        f"{percent(shares[-1])} where they live closest together"
    )
