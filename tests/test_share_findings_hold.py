"""What is said of shares in rural, deprived and crowded places is true of every place and age."""

import re
from fractions import Fraction
from functools import cache
from itertools import pairwise, product
from pathlib import Path

import pytest

from mps import words
from mps.store import Store, open_store
from tests.recount import (
    Area,
    age_groups,
    areas,
    group_in_words,
    no_problem,
    people,
    percent,
    places,
    regions,
    scopes_of,
    share,
    small_areas,
    square_km,
    whole,
)

COUNCILS = sorted(regions())
EVERY = pytest.mark.parametrize("council", COUNCILS)


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return open_store(store)


@EVERY
def test_rural_and_deprived_shares_of_any_chosen_area_are_true(council: str, opened: Store) -> None:
    wrong = []
    for group in ("all", "65_plus", "90_plus"):
        frame = opened.query(
            "areas__by_age",
            council_code=council,
            area_level="lsoa",
            age_group=group,
            mid_year=2020,
            since_year=2017,
            area_kind="all",
            within_code=council,
        )
        frame = frame.rename(columns={"people": "group_people", "all_people": "people"})
        rows = {code: row for row, code in enumerate(frame["area_code"])}
        scopes = scopes_of(council, "lsoa")
        for scope in scopes[:1] if group == "all" else scopes:
            part = frame.iloc[sorted(rows[code] for code in scope.lsoas)]
            who = group_in_words(group)
            rural = words.rural_share(part, place=scope.name, group=who).text
            deprived = words.deprived_share(part, place=scope.name, group=who).text
            if not part_is_true(rural, scope, group, rural_part(scope), RURAL):
                wrong.append(rural)
            if not part_is_true(deprived, scope, group, deprived_part(scope), DEPRIVED):
                wrong.append(deprived)
    no_problem(wrong)


FIFTH = "England's most deprived fifth (IMD 2019)"
# Where some live, and what is said of a small area that lies there.
RURAL = ("in rural areas", "classed as rural")
DEPRIVED = (f"in small areas in {FIFTH}", f"in {FIFTH}")


def rural_part(scope: Area) -> set[str]:
    return {code for code in scope.lsoas if small_areas()[code][3].startswith("Rural")}


def deprived_part(scope: Area) -> set[str]:
    # A fifth of England's 32,844 small areas are 6,568.8.
    return {code for code in scope.lsoas if small_areas()[code][1] <= 6569}


def part_is_true(text: str, scope: Area, group: str, part: set[str], said: tuple[str, str]) -> bool:
    if not sum(people(code, 2020, group) for code in scope.lsoas):
        return text == f"No residents {group_in_words(group)} are counted in {scope.name}"
    if len(part) in (0, len(scope.lsoas)):
        return text == f"{'Every' if part else 'No'} small area (LSOA) of {scope.name} is {said[1]}"
    mine, everyone = (
        Fraction(
            100 * sum(people(code, 2020, group_) for code in part),
            sum(people(code, 2020, group_) for code in scope.lsoas),
        )
        for group_ in (group, "all")
    )
    if group == "all":
        start = whole(everyone)
        return text == f"{start[0].upper()}{start[1:]} of residents of {scope.name} live {said[0]}"
    return living_is_true(
        text.replace(f" live {said[0]}, ", " live, "),
        scope.name,
        group_in_words(group),
        mine,
        everyone,
    )


def living_is_true(text: str, place: str, group: str, mine: Fraction, other: Fraction) -> bool:
    """Whether the share of a group, and that of everybody, that live somewhere are as said.

    `text` is what the sentence says but for the "somewhere".
    """
    found = re.fullmatch(
        r"(?P<mine>(Under |Over )?\d+%) of them live, (?P<beside>.+) of all residents",
        text.replace(f" of residents {group} in {place} live, ", " of them live, "),
    )
    if found is None or found["mine"].lower() != whole(mine):
        return False
    if found["beside"] == "about the same share as":
        return abs(mine - other) < 1
    if found["beside"] == f"close to the {whole(other)}":
        return whole(mine) != whole(other) and abs(mine - other) < 2
    return found["beside"] == f"against {whole(other)}" and whole(mine) != whole(other)


@EVERY
def test_the_rural_share_of_the_first_page_is_true(council: str, opened: Store) -> None:
    frame = opened.query("glance__rural", council_code=council)
    text = words.rural_share(frame, place=places()[council]).text
    assert set(frame["mid_year"]) == {2020}
    assert part_is_true(text, areas()[council], "65_plus", rural_part(areas()[council]), RURAL), (
        text
    )


def years_of(opened: Store, choice: str, council: str) -> list[int]:
    return [int(year) for year in opened.query(f"choices__{choice}", council_code=council)["code"]]


@EVERY
def test_density_and_age_are_told_truly_for_every_group_and_year(
    council: str, opened: Store
) -> None:
    wrong = []
    for year, group in product(years_of(opened, "map_year", council), age_groups()):
        if group == "all":
            continue
        frame = opened.query(
            "where__density_fifths", council_code=council, age_group=group, mid_year=year
        )
        overall = frame["council_share_pct"].iloc[0]
        who, said = group_in_words(group), list(frame["share_pct"])
        text = words.fifths_range(said, who)
        fifths = density_fifths(council, year, group)
        if text != (
            f"{percent(fifths[0])} of residents are {who} where people live furthest apart, "
            f"{percent(fifths[-1])} where they live closest together"
        ):
            wrong.append(f"mid-{year}: {text}")
        title = words.density_against_share(
            said, place=places()[council], overall=overall, group=who
        ).text
        if not density_is_true(title, council, who, fifths, share(council, year, group)):
            wrong.append(f"mid-{year}: {title}")
    no_problem(wrong)


def density_fifths(council: str, year: int, group: str) -> list[Fraction]:
    """A group's share in each fifth of small areas; those left over go to the first fifths."""
    order = by_density(council, year)
    size, left = divmod(len(order), 5)
    ends = [size * fifth + min(fifth, left) for fifth in range(6)]
    return [
        Fraction(
            100 * sum(people(code, year, group) for code in order[start:end]),
            sum(people(code, year, "all") for code in order[start:end]),
        )
        for start, end in pairwise(ends)
    ]


@cache
def by_density(council: str, year: int) -> list[str]:
    density = {
        code: people(code, year, "all") / square_km(areas()[code])
        for code in areas()[council].lsoas
    }
    return sorted(density, key=lambda code: (density[code], code))


def density_is_true(
    text: str, council: str, who: str, fifths: list[Fraction], overall: Fraction
) -> bool:
    densest = fifths[-1]
    if text == f"{percent(overall)} of residents of {places()[council]} are {who}":
        return abs(densest - overall) < 2
    found = re.fullmatch(
        rf"Where people live closest together, (\w+) are {who}: (.+), against (.+) overall", text
    )
    return (
        found is not None
        and [found[2], found[3]] == [whole(densest), whole(overall)]
        and abs(densest - overall) > Fraction(19, 10)
        and (found[1] == "more") == (densest > overall)
        and (found[1] == "fewest") == (densest < overall and densest < min(fifths[:-1]))
    )
