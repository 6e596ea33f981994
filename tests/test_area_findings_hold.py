"""What the pages say of one place is true of every council and every area of every level."""

import re
from bisect import bisect_left, bisect_right
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from mps import words
from mps.paths import QUERIES
from mps.sql import load_queries
from mps.store import open_store
from tests.recount import (
    ENGLAND,
    Area,
    age_groups,
    areas,
    compares,
    group_in_words,
    growth,
    no_problem,
    people,
    percent,
    places,
    regions,
    share,
    shown,
    signed,
    small_areas,
    square_km,
    standout_is_true,
)

COUNCILS = sorted(regions())
EVERY = pytest.mark.parametrize("council", COUNCILS)
TILES = {"all", "65_plus", "75_plus", "85_plus"}
# Years chosen on the map page: the first is compared with the second.
YEARS = [(2020, 2017), (2020, 2019), (2019, 2017), (2017, 2019)]
NOT_OF = re.compile(r"  |nan|<NA>|None|not available|not held", re.IGNORECASE)


def places_in(council: str, whole: bool = False) -> list[Area]:
    """Every area of a council; with `whole`, the council too."""
    return [
        area
        for area in areas().values()
        if area.council == council and (whole or area.level != "council")
    ]


Rows = list[dict[str, Any]]


def asked_of_all(store: Path, name: str, places: list[Area], **fixed: Any) -> dict[str, Rows]:
    """The rows of a page's query for each of many places, asked at once.

    Two thousand questions one by one would take a minute; joined to the list of areas, the
    same query takes a moment.
    """
    text = load_queries(QUERIES / "page")[name].text.replace("$area_code", "wanted.area_code")
    sql = f"select wanted.area_code as asked, found.* from wanted, lateral ({text}) as found"
    with duckdb.connect(str(store), read_only=True) as connection:
        connection.register("wanted", pd.DataFrame({"area_code": [area.code for area in places]}))
        found = connection.execute(sql, fixed).df()
    rows: dict[str, Rows] = {area.code: [] for area in places}
    for row in found.to_dict("records"):
        rows[row.pop("asked")].append({str(column): value for column, value in row.items()})
    return rows


@pytest.mark.parametrize(
    ("name", "fixed"),
    [
        ("glance__tiles", {}),
        ("where__card", {"mid_year": 2020, "since_year": 2017, "age_group": "65_plus"}),
        ("where__profile", {"mid_year": 2020}),
        ("where__small_area", {}),
    ],
)
def test_asked_at_once_a_query_answers_as_it_answers_a_page(
    name: str, fixed: dict[str, Any], store: Path
) -> None:
    asked = list({(area.council, area.level): area for area in areas().values()}.values())
    at_once = asked_of_all(store, name, asked, **fixed)
    for area in asked:
        alone = open_store(store).query(name, area_code=area.code, **fixed).to_dict("records")
        assert sorted(map(_plain, alone)) == sorted(map(_plain, at_once[area.code])), area


def _plain(row: dict[Any, Any]) -> str:
    return repr([None if pd.isna(value) else value for value in row.values()])


@EVERY
def test_tiles_and_headline_of_the_first_page_are_true(council: str, store: Path) -> None:
    wrong = []
    asked = places_in(council, whole=True)
    for code, rows in asked_of_all(store, "glance__tiles", asked).items():
        area = areas()[code]
        by_place = {(row["area_code"], row["age_group"]): row for row in rows}
        against = words.Against("England", by_place[ENGLAND, "65_plus"]["share_pct"])
        own = by_place[code, "65_plus"]["share_pct"]
        text = words.older_share(own, place=area.name, against=against).text
        if not older_share_is_true(text, area):
            wrong.append(text)
        for group in TILES:
            row = by_place[code, group]
            others = [o for o in rows if o["age_group"] == group and o["area_code"] != code]
            lines = words.tile_lines(row, sorted(others, key=lambda other: other["area_code"]))
            if list(lines) != tile_lines(area, group):
                wrong.append(f"{area.name}, {group}: {lines}")
            if row["people"] != people(code, 2020, group):
                wrong.append(f"{area.name}, {group}: {row['people']} people")
    no_problem(wrong)


def older_share_is_true(text: str, area: Area) -> bool:
    mine, theirs = (share(code, 2020, "65_plus") for code in (area.code, ENGLAND))
    start = f"{percent(mine)} of residents of {area.name} are aged 65 and over, "
    end = f" England ({percent(theirs)})"
    between = text.removeprefix(start).removesuffix(end)
    if f"{start}{between}{end}" != text or NOT_OF.search(text):
        return False
    word = re.fullmatch("a (larger|smaller) share than in", between)
    return compares(word[1] if word else between, mine, theirs)


def tile_lines(area: Area, group: str) -> list[str]:
    """The lines of a tile: the newest year beside mid-2017.

    Of the five years before mid-2020, mid-2015 and mid-2016 were revised by ONS in March 2018.
    """
    since = 2017
    others = [area.council, regions()[area.council], ENGLAND]
    others = sorted(code for code in others if code != area.code)
    lines = []
    if group != "all":
        lines.append(f"{percent(share(area.code, 2020, group))} of residents")
        beside = [
            f"{places()[code]}\N{NO-BREAK SPACE}{percent(share(code, 2020, group))}"
            for code in others
        ]
        lines.append(", ".join(beside))
    lines.append(f"{signed(growth(area.code, since, 2020, group))} since mid-{since}")
    beside = [
        f"{places()[code]}\N{NO-BREAK SPACE}{signed(growth(code, since, 2020, group))}"
        for code in others
    ]
    return [*lines, ", ".join(beside)]


@pytest.mark.parametrize(("year", "since"), YEARS)
@EVERY
def test_the_card_of_every_area_is_true(council: str, year: int, since: int, store: Path) -> None:
    wrong = []
    asked = places_in(council, whole=True)
    chosen = {"mid_year": year, "since_year": since, "age_group": "20_24"}
    shares = {
        (level, group): sorted(
            share(area.code, year, group) for area in asked if area.level == level
        )
        for level in {area.level for area in asked}
        for group in TILES
    }
    for code, rows in asked_of_all(store, "where__card", asked, **chosen).items():
        area = areas()[code]
        assert {row["age_group"] for row in rows if row["is_tile"]} == TILES
        for row in rows:
            if not row["is_tile"]:
                continue
            group = row["age_group"]
            lines = words.card_lines(row, since=since, council=places()[council], level=area.level)
            expected = card_lines(area, group, (since, year), shares[area.level, group])
            if list(lines) != expected or row["people"] != people(code, year, group):
                wrong.append(f"{area.name}, {group}: {lines}, not {expected}")
    no_problem(wrong)


def card_lines(area: Area, group: str, years: tuple[int, int], shares: list[Fraction]) -> list[str]:
    since, year = years
    mine = share(area.code, year, group)
    lines = []
    if group != "all":
        lines.append(f"{percent(mine)} of residents")
    if group != "all" and area.level != "council":
        lines.append(f"{places()[area.council]} {percent(share(area.council, year, group))}")
        lines.append(rank_line(area, mine, shares))
    if since < year:
        lines.append(f"{signed(growth(area.code, since, year, group))} since mid-{since}")
    return lines


def rank_line(area: Area, mine: Fraction, shares: list[Fraction]) -> str:
    """The place of an unrounded share among those of the level, lowest first; ties are joint."""
    one, many = words.LEVEL_WORDS[area.level]
    count = len(shares)
    lower, upto = bisect_left(shares, mine), bisect_right(shares, mine)
    higher, alike = count - upto, upto - lower
    if lower == 0 and count > 1:
        order = "lowest"
    else:
        teens = 10 <= (higher + 1) % 100 <= 20
        suffix = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get((higher + 1) % 10, "th")
        order = f"{higher + 1}{suffix} highest" if higher else "highest"
    text = f"{'joint ' if alike > 1 else ''}{order} of {count} {many if count > 1 else one}"
    return text[0].upper() + text[1:]


@pytest.mark.parametrize("year", [2017, 2019, 2020])
@EVERY
def test_an_area_is_set_truly_against_its_council(council: str, year: int, store: Path) -> None:
    wrong = []
    chosen = {"mid_year": year, "since_year": year, "age_group": "20_24"}
    cards = asked_of_all(store, "where__card", places_in(council), **chosen)
    for group in ("65_plus", "75_plus", "85_plus", "20_24"):
        fifths = open_store(store).query(
            "where__density_fifths", council_code=council, age_group=group, mid_year=year
        )
        against = words.Against(places()[council], fifths["council_share_pct"].iloc[0])
        for area in places_in(council):
            (mine,) = [row["share_pct"] for row in cards[area.code] if row["age_group"] == group]
            text = words.area_against_whole(
                mine, area=area.name, against=against, group=group_in_words(group)
            ).text
            if not against_whole_is_true(text, area, year, group):
                wrong.append(f"mid-{year}: {text}")
    no_problem(wrong)


def against_whole_is_true(text: str, area: Area, year: int, group: str) -> bool:
    mine, whole = (share(code, year, group) for code in (area.code, area.council))
    start = f"{percent(mine)} of residents of {area.name} are {group_in_words(group)}, "
    end = f" the {percent(whole)} across {places()[area.council]}"
    between = text.removeprefix(start).removesuffix(end)
    return f"{start}{between}{end}" == text and compares(between.removesuffix(" than"), mine, whole)


@pytest.mark.parametrize("year", [2017, 2020])
@EVERY
def test_the_standout_age_of_every_area_is_true(council: str, year: int, store: Path) -> None:
    wrong = []
    bands = [group for group, (first, last) in age_groups().items() if last == first + 4]
    bands.append("90_plus")
    profiles = asked_of_all(store, "where__profile", places_in(council), mid_year=year)
    for area in places_in(council):
        rows = sorted(profiles[area.code], key=lambda row: row["age_from"])
        name = places()[council]
        text = words.standout_group(pd.DataFrame(rows), place=area.name, comparator=name).text
        shares = {
            group_in_words(band).removeprefix("aged "): (
                share(area.code, year, band),
                share(council, year, band),
            )
            for band in bands
        }
        assert len(rows) == len(shares) == 19
        if not standout_is_true(text, area.name, name, shares):
            wrong.append(f"mid-{year}: {text}")
    no_problem(wrong)


@EVERY
def test_the_facts_of_every_area_are_true(council: str, store: Path) -> None:
    wrong = []
    found = asked_of_all(store, "where__small_area", places_in(council))
    for area in places_in(council):
        (row,) = found[area.code]
        facts = words.small_area_facts(row)
        expected = [
            ("Within", area.within),
            ("Size", f"{shown(square_km(area))} km²"),
        ]
        if area.level != "lsoa":
            expected.insert(1, ("Small areas (LSOAs) in it", shown(len(area.lsoas), 0)))
        else:
            _, rank, decile, rural = small_areas()[area.code]
            of = f"rank {shown(rank, 0)} of 32,844, 1 being the most deprived"
            expected.append(("Deprivation (IMD 2019)", f"decile {decile}, {of}"))
            expected.append(("Rural or urban (2011)", rural))
        if facts != expected:
            wrong.append(f"{area.name}: {facts}, not {expected}")
    no_problem(wrong)
