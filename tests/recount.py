"""The figures once more: from the bundled files, in exact arithmetic, with rules of its own.

What the pages say is held against this, so that a mistake in the store, in a query or in the
words cannot agree with itself.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mps.paths import DATA

ENGLAND = "E92000001"
BUNDLED = DATA / "bundled"
MINUS = "\N{MINUS SIGN}"


class Area(NamedTuple):
    """A council or an area within one, and the small areas it is made of."""

    code: str
    name: str
    level: str
    council: str
    within: str
    lsoas: frozenset[str]


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def age_groups() -> dict[str, tuple[int, int | None]]:
    """First and last age of each group; no last age where it is open."""
    return {
        row["age_group"]: (int(row["age_from"]), int(row["age_to"]) if row["age_to"] else None)
        for row in rows_of(DATA / "reference" / "age_groups.csv")
    }


def group_in_words(group: str) -> str:
    first, last = age_groups()[group]
    if group == "all":
        return "of all ages"
    return f"aged {first} and over" if last is None else f"aged {first} to {last}"


@cache
def areas() -> dict[str, Area]:
    """Every council and every area within one, by code."""
    first: dict[str, tuple[str, str, str]] = {}
    lsoas: dict[str, set[str]] = defaultdict(set)
    districts: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(BUNDLED / "ons_lsoa_lookup" / "lsoa_lookup.csv"):
        for level, code, name in _lying_in(row):
            first[code] = (level, name, row["council_code"])
            lsoas[code].add(row["lsoa_code"])
            districts[code].add(row["district_name"])
    alike = Counter(first.values())
    found = {}
    for code, (level, name, council) in first.items():
        # Two wards of one name in a council are told apart by their districts.
        full = f"{name} ({min(districts[code])})" if alike[level, name, council] > 1 else name
        within = places()[council]
        if level == "lsoa":
            within = name.rsplit(" ", 1)[0]
        elif level not in ("council", "district") and len(districts[code]) == 1:
            within = min(districts[code])
        found[code] = Area(code, full, level, council, within, frozenset(lsoas[code]))
    return found


def _lying_in(row: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Level, code and name of each area that a row of the lookup lies in."""
    council, msoa = row["council_code"], _names()[row["msoa_code"]]
    yield "council", council, places()[council]
    if row["district_code"] != council:
        yield "district", row["district_code"], row["district_name"]
    if row["lsoa_code"] in _community_areas():
        slug, name = _community_areas()[row["lsoa_code"]]
        yield "community_area", f"{council}-{slug}", name
    yield "ward", row["ward_code"], row["ward_name"]
    yield "msoa", row["msoa_code"], msoa
    yield "lsoa", row["lsoa_code"], f"{msoa} {row['lsoa_name'].rsplit(' ', 1)[1]}"


@cache
def _names() -> dict[str, str]:
    """The names of the neighbourhoods."""
    found = rows_of(BUNDLED / "commons_msoa_names" / "msoa_names.csv")
    return {row["msoa_code"]: row["msoa_name"] for row in found}


@cache
def _community_areas() -> dict[str, tuple[str, str]]:
    return {
        row["lsoa_code"]: (row["community_area_slug"], row["community_area_name"])
        for path in (DATA / "councils").glob("*/community_areas.csv")
        for row in rows_of(path)
    }


LEVELS = ("council", "district", "community_area", "ward", "msoa", "lsoa")


def levels_of(council: str) -> list[str]:
    return [level for level in LEVELS if areas_at(council, level)]


@cache
def areas_at(council: str, level: str) -> list[Area]:
    return [area for area in areas().values() if (area.council, area.level) == (council, level)]


def members(area: Area, level: str) -> list[Area]:
    """The areas of a level that lie wholly in an area."""
    return [found for found in areas_at(area.council, level) if found.lsoas <= area.lsoas]


def scopes_of(council: str, level: str) -> list[Area]:
    """The council, and the areas in it that can be chosen while a finer level is shown."""
    outer = LEVELS[1 : LEVELS.index(level)]
    return [areas()[council], *(area for name in outer for area in areas_at(council, name))]


@cache
def regions() -> dict[str, str]:
    """The region of each council."""
    lookup = rows_of(BUNDLED / "ons_lsoa_lookup" / "lsoa_lookup.csv")
    return {row["council_code"]: row["region_code"] for row in lookup}


@cache
def small_areas() -> dict[str, tuple[Decimal, int, int, str]]:
    """Square kilometres, deprivation rank and decile, and rural-urban class of each LSOA."""
    imd = {row["lsoa_code"]: row for row in rows_of(BUNDLED / "mhclg_imd_2019" / "imd_2019.csv")}
    rural = {
        row["lsoa_code"]: row["rural_urban_name"]
        for row in rows_of(BUNDLED / "ons_rural_urban_2011" / "rural_urban.csv")
    }
    return {
        code: (
            Decimal(row["area_km2"]),
            int(imd[code]["imd_rank"]),
            int(imd[code]["imd_decile"]),
            rural[code],
        )
        for row in rows_of(BUNDLED / "ons_lsoa_lookup" / "lsoa_lookup.csv")
        for code in [row["lsoa_code"]]
    }


@cache
def places() -> dict[str, str]:
    """Names of the councils, their regions and England."""
    found = rows_of(BUNDLED / "ons_council_population" / "council_population.csv")
    return {row["area_code"]: row["area_name"] for row in found}


@cache
def _single_ages() -> dict[tuple[str, int], list[int]]:
    found: dict[tuple[str, int], list[int]] = defaultdict(lambda: [0] * 91)
    for row in rows_of(BUNDLED / "ons_council_population" / "council_population.csv"):
        if row["sex"] == "persons":
            found[row["area_code"], int(row["mid_year"])][int(row["age"])] = int(row["people"])
    return dict(found)


@cache
def _bands() -> dict[tuple[str, int], list[int]]:
    """People in each five-year band, by area below the council and year."""
    small = {
        (row["lsoa_code"], int(row["mid_year"])): [
            int(number) for column, number in row.items() if column.startswith("age_")
        ]
        for row in rows_of(BUNDLED / "ons_lsoa_population" / "lsoa_population.csv")
    }
    years = sorted({year for _, year in small})
    return {
        (area.code, year): [sum(band) for band in zip(*held, strict=True)]
        for area in areas().values()
        if area.level != "council"
        for year in years
        for held in [[small[code, year] for code in area.lsoas]]
    }


@cache
def people(code: str, year: int, group: str) -> int:
    """Residents of an age group, from single years of age or from five-year bands."""
    return aged(code, year, *age_groups()[group])


def aged(code: str, year: int, first: int, last: int | None) -> int:
    """Residents from one age to another, the last included."""
    if (code, year) in _single_ages():
        return sum(_single_ages()[code, year][first : None if last is None else last + 1])
    return sum(_bands()[code, year][first // 5 : None if last is None else last // 5 + 1])


@cache
def share(code: str, year: int, group: str) -> Fraction:
    """An age group's percentage of all residents."""
    return Fraction(100 * people(code, year, group), people(code, year, "all"))


def growth(code: str, since: int, year: int, group: str) -> Fraction:
    """An age group's change in percent from one year to another."""
    before = people(code, since, group)
    return Fraction(100 * (people(code, year, group) - before), before)


def square_km(area: Area) -> Fraction:
    return Fraction(sum(small_areas()[code][0] for code in area.lsoas))


# --- How a number is written -----------------------------------------------------------------


def shown(value: Fraction | int, decimals: int = 1) -> str:
    """A number as a page should write it: rounded half away from zero, thousands separated."""
    units = int(abs(value) * 10**decimals + Fraction(1, 2))
    text = f"{Decimal(units).scaleb(-decimals):,.{decimals}f}"
    return f"{MINUS}{text}" if value < 0 and units else text


def percent(value: Fraction, decimals: int = 1) -> str:
    return f"{shown(value, decimals)}%"


def signed(value: Fraction) -> str:
    text = percent(value)
    return text if value < 0 or text == "0.0%" else f"+{text}"


def whole(value: Fraction) -> str:
    """A whole percentage, in which a few are not nobody and most not everybody."""
    if 0 < value < Fraction(1, 2):
        return "under 1%"
    return "over 99%" if Fraction(199, 2) <= value < 100 else percent(value, 0)


def listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


# --- Claims that several templates make ------------------------------------------------------


def no_problem(wrong: list[str]) -> None:
    """Fail with every sentence that is not true, the first thirty in full."""
    assert not wrong, f"{len(wrong)} sentences are not true:\n" + "\n".join(wrong[:30])


def compares(word: str, mine: Fraction, other: Fraction) -> bool:
    """Whether a comparing word is true, given that it follows the numbers to one decimal.

    From half a point apart as shown, the unrounded numbers are more than 0.4 apart.
    """
    apart = mine - other
    if word in ("larger", "more", "faster"):
        return apart > Fraction(4, 10)
    if word in ("smaller", "less", "slower"):
        return apart < -Fraction(4, 10)
    return word == "close to" and abs(apart) <= Fraction(1, 2)


def standout_is_true(
    text: str, place: str, other: str, shares: dict[str, tuple[Fraction, Fraction]]
) -> bool:
    """Whether an age group stands out as said, or none does; `shares` by the group's name."""
    apart = {name: mine - theirs for name, (mine, theirs) in shares.items()}
    widest = max(abs(points) for points in apart.values())
    if text == (
        f"Each age group's share of residents of {place} is within 1 percentage point of that in "
        f"{other}"
    ):
        return widest <= 1
    found = re.fullmatch(
        r"has a (larger|smaller) share of residents aged (.+) than: (\S+) against (\S+)",
        text.removeprefix(f"{place} ").replace(f" than {other}: ", " than: "),
    )
    if found is None or found[2] not in shares:
        return False
    # The difference is taken of numbers to one decimal: each is off by at most 0.05.
    return (
        compares(found[1], *shares[found[2]])
        and abs(apart[found[2]]) >= widest - Fraction(2, 10)
        and [found[3], found[4]] == [percent(value) for value in shares[found[2]]]
    )
