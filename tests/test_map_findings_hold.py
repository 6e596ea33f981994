"""What the maps and the figures beside them say is true of every council, level and age."""

import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path

import pandas as pd
import pytest

from mps import words
from mps.store import Store, open_store
from tests.recount import (
    Area,
    areas,
    areas_at,
    group_in_words,
    levels_of,
    listed,
    members,
    no_problem,
    people,
    percent,
    regions,
    scopes_of,
    share,
    shown,
    small_areas,
    square_km,
)

COUNCILS = sorted(regions())
EVERY = pytest.mark.parametrize("council", COUNCILS)
# Of the nineteen five-year bands, the youngest, the students, the oldest and one between.
GROUPS = ("all", "0_14", "15_64", "65_79", "65_plus", "75_plus", "80_plus", "85_plus")
GROUPS += ("0_4", "20_24", "75_79", "90_plus")
MEASURES = {
    "share_pct": ("share of residents {}", words.percent),
    "people": ("number of residents {}", words.number),
    "people_per_km2": ("number of residents {} per km²", words.density),
}
# How the small areas are told that a filter keeps, by decile and rural-urban class.
FILTERS: dict[str, Callable[[int, str], bool]] = {
    "deprived": lambda decile, _: decile <= 2,
    "least_deprived": lambda decile, _: decile >= 9,
    "rural": lambda _, kind: kind.startswith("Rural"),
    "urban": lambda _, kind: kind.startswith("Urban"),
}


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return open_store(store)


@cache
def asked(
    opened: Store, council: str, level: str, group: str, years: tuple[int, int], within: str = ""
) -> pd.DataFrame:
    frame = opened.query(
        "areas__by_age",
        council_code=council,
        area_level=level,
        age_group=group,
        mid_year=years[1],
        since_year=years[0],
        area_kind="all",
        within_code=within or council,
    )
    return frame.assign(area_name=frame["short_name"])


@EVERY
def test_areas_inside_another_are_found(council: str, opened: Store) -> None:
    for outer, inner in product(levels_of(council), levels_of(council)):
        scope = areas_at(council, outer)[0]
        frame = asked(opened, council, inner, "65_plus", (2017, 2020), scope.code)
        inside = {area.code for area in members(scope, inner)}
        assert set(frame.loc[frame["is_inside"], "area_code"]) == inside
        assert frame["is_kept"].all()
        names = {area.code: area.name for area in areas_at(council, inner)}
        assert dict(zip(frame["area_code"], frame["area_name"], strict=True)) == names


@EVERY
def test_the_highest_area_of_every_measure_is_true(council: str, opened: Store) -> None:
    wrong = []
    for level, group in product(levels_of(council), GROUPS):
        frame = asked(opened, council, level, group, (2017, 2020))
        held = members(areas()[council], level)
        for column, (measure, write) in MEASURES.items():
            if group == "all" and column == "share_pct":
                continue
            said = measure.format(group_in_words(group))
            ranked = frame.assign(value=frame[column])
            text = words.highest_area(ranked, measure=said, level=level, write=write).text
            values = {area.name: measured(area, column, group) for area in held}
            if not highest_is_true(text, column, said, level, values):
                wrong.append(text)
    no_problem(wrong)


def measured(area: Area, column: str, group: str) -> Fraction:
    if column == "share_pct":
        return share(area.code, 2020, group)
    number = Fraction(people(area.code, 2020, group))
    return number if column == "people" else number / square_km(area)


def written(column: str, value: Fraction) -> str:
    if column == "share_pct":
        return percent(value)
    return shown(value, 1 if column == "people_per_km2" and value < Fraction(995, 100) else 0)


def highest_is_true(
    text: str, column: str, measure: str, level: str, values: dict[str, Fraction]
) -> bool:
    """The names are those of all areas whose value is written as the very highest one is."""
    highest = max(values.values())
    top = written(column, highest)
    names = sorted(
        name
        for name, value in values.items()
        if value > highest - 1 and written(column, value) == top
    )
    if len(values) == 1:
        return text == f"The {measure} is {top} in {names[0]}"
    if len(names) > 3:
        return text == (
            f"The highest {measure} is {top}, in {len(names)} of {len(values)} "
            f"{words.areas_of(level, len(values))}"
        )
    has = "has the highest" if len(names) == 1 else "have the joint highest"
    return text == f"{listed(names)} {has} {measure}: {top}"


@EVERY
def test_rises_and_falls_are_counted_truly(council: str, opened: Store) -> None:
    wrong = []
    groups = [("65_plus", (since, year)) for since in (2017, 2019) for year in (2017, 2019, 2020)]
    groups += [(group, (2017, 2020)) for group in GROUPS if group != "65_plus"]
    for level, (group, period) in product(levels_of(council), groups):
        frame = asked(opened, council, level, group, period)
        text = words.areas_rising(
            frame["change_pct"], level=level, years=period, group=group_in_words(group)
        ).text
        if not rising_is_true(text, members(areas()[council], level), group, period):
            wrong.append(text)
    no_problem(wrong)


def rising_is_true(text: str, held: list[Area], group: str, years: tuple[int, int]) -> bool:
    if not held:
        return bool(re.fullmatch(r"No whole .+ is part of this choice", text))
    who, level = group_in_words(group), held[0].level
    if years[0] >= years[1]:
        asks = f"To see the change in residents {who}, compare mid-{years[1]} with an earlier year"
        return text == asks
    changes = [
        people(area.code, years[1], group) - people(area.code, years[0], group) for area in held
    ]
    rose, fell = sum(change > 0 for change in changes), sum(change < 0 for change in changes)
    start, period = f"The number of residents {who}", f"between mid-{years[0]} and mid-{years[1]}"
    if len(held) == 1:
        moved = "rose" if rose else "fell" if fell else "did not change"
        return (
            text == f"{start} {moved} {period} in the one {words.areas_of(level, 1)} with figures"
        )
    if not rose and not fell:
        return text == f"{start} changed in no {words.areas_of(level, 1)} {period}"
    of = f"{rose} of {len(held)} {words.areas_of(level, len(held))}"
    return text == f"{start} rose in {of} {period} and fell in {fell}"


def over_is_true(text: str, held: list[Area], year: int) -> bool:
    """An area counts from 25.05%, which is the least that is shown as more than 25.0%."""
    found = re.fullmatch(
        r"People aged 65 and over make up (no )?more than a quarter of residents in (.+)", text
    )
    if found is None or not held:
        return not held and bool(re.fullmatch(r"No whole .+ is part of this choice", text))
    one, many = (words.areas_of(held[0].level, count) for count in (1, 2))
    over = sum(share(area.code, year, "65_plus") >= Fraction(501, 20) for area in held)
    where = f"{over} of {len(held)} {many}" if over else f"any {one}"
    if len(held) == 1:
        where = f"the one {one} with figures"
    elif over == len(held):
        where = f"all {over} {many}"
    return found[2] == where and bool(found[1]) == (not over)


@EVERY
def test_what_is_said_of_the_areas_in_any_chosen_area_is_true(council: str, opened: Store) -> None:
    wrong = []
    for level, year in product(levels_of(council), (2017, 2020)):
        frame = asked(opened, council, level, "65_plus", (2017, year))
        rows = {code: row for row, code in enumerate(frame["area_code"])}
        for scope in scopes_of(council, level):
            held = members(scope, level)
            part = frame.iloc[sorted(rows[area.code] for area in held)]
            said = [
                (words.over_share(part["share_pct"], level=level), over_is_true, (year,)),
                (
                    words.areas_rising(
                        part["change_pct"],
                        level=level,
                        years=(2017, year),
                        group="aged 65 and over",
                    ),
                    rising_is_true,
                    ("65_plus", (2017, year)),
                ),
            ]
            wrong += [
                f"{scope.name}, mid-{year}: {finding.text}"
                for finding, is_true, given in said
                if not is_true(finding.text, held, *given)
            ]
    no_problem(wrong)


@pytest.mark.parametrize("kind", FILTERS)
@EVERY
def test_what_is_said_of_the_small_areas_a_filter_keeps_is_true(
    council: str, kind: str, opened: Store
) -> None:
    frame = opened.query(
        "areas__by_age",
        council_code=council,
        area_level="lsoa",
        age_group="65_plus",
        mid_year=2020,
        since_year=2017,
        area_kind=kind,
        within_code=council,
    )
    kept = frame[frame["is_kept"] & frame["is_inside"]]
    held = [
        area for area in areas_at(council, "lsoa") if FILTERS[kind](*small_areas()[area.code][2:])
    ]
    assert set(kept["area_code"]) == {area.code for area in held}
    rising = words.areas_rising(
        kept["change_pct"], level="lsoa", years=(2017, 2020), group="aged 65 and over"
    )
    assert over_is_true(words.over_share(kept["share_pct"], level="lsoa").text, held, 2020)
    assert rising_is_true(rising.text, held, "65_plus", (2017, 2020))
