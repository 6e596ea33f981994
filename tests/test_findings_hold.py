"""What the page Population says is true of every council and of any years chosen."""

import re
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest

from mps import words
from mps.store import Store, open_store
from tests.recount import (
    BUNDLED,
    ENGLAND,
    aged,
    compares,
    group_in_words,
    growth,
    listed,
    no_problem,
    people,
    percent,
    places,
    regions,
    rows_of,
    share,
    shown,
    signed,
    standout_is_true,
)

COUNCILS = sorted(regions())
EVERY = pytest.mark.parametrize("council", COUNCILS)


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return open_store(store)


def years_of(opened: Store, choice: str, council: str) -> list[int]:
    return [int(year) for year in opened.query(f"choices__{choice}", council_code=council)["code"]]


def in_a_sentence(region: str) -> str:
    return f"the {region}" if region.startswith(("North ", "South ", "West ")) else region


@EVERY
def test_the_standout_age_of_a_pyramid_is_true(council: str, opened: Store) -> None:
    wrong = []
    for year, comparator, band in product(
        years_of(opened, "estimate_year", council), (ENGLAND, regions()[council]), (1, 5)
    ):
        frame = opened.query(
            "population__pyramid",
            area_code=council,
            comparator_code=comparator,
            mid_year=year,
            band_years=band,
        )
        other = places()[comparator]
        both = frame[frame["sex"] == "persons"]
        text = words.standout_group(both, place=places()[council], comparator=other).text
        shares = {}
        for first in range(0, 91, band):
            last = None if first == 90 else first + band - 1
            ages = f"{first}" if band == 1 else f"{first} to {last}"
            mine, theirs = (
                Fraction(100 * aged(code, year, first, last), people(code, year, "all"))
                for code in (council, comparator)
            )
            shares["90 and over" if last is None else ages] = (mine, theirs)
        if not standout_is_true(text, places()[council], in_a_sentence(other), shares):
            wrong.append(f"mid-{year}, {band}: {text}")
    no_problem(wrong)


@EVERY
def test_change_between_any_two_years_is_true(council: str, opened: Store) -> None:
    wrong = []
    name = places()[council]
    charted = ["0_14", "15_64", "65_69", "70_74", "75_79", "80_84", "85_89", "90_plus"]
    for since, year in product(
        years_of(opened, "estimate_since", council), years_of(opened, "estimate_year", council)
    ):
        frame = opened.query(
            "population__change", council_code=council, from_year=since, to_year=year
        )
        older = frame[frame["age_group"] == "65_plus"].set_index("area_level")["change_pct"]
        against = words.Against("England", older.get("england"))
        text = words.ageing_against(
            older.get("council"), place=name, years=(since, year), against=against
        ).text
        own = frame[frame["is_charted"] & (frame["area_level"] == "council")]
        own = own.assign(group_name="aged " + own["group_name"])
        fastest = words.fastest_group(own, place=name, years=(since, year)).text
        if since >= year:
            asks = f", compare mid-{year} with an earlier year"
            wrong += [said for said in (text, fastest) if not said.endswith(asks)]
            continue
        mine, theirs = (growth(code, since, year, "65_plus") for code in (council, ENGLAND))
        if not ageing_is_true(text, name, (since, year), mine, theirs):
            wrong.append(text)
        changes = {group_in_words(group): growth(council, since, year, group) for group in charted}
        if not fastest_is_true(fastest, name, (since, year), changes):
            wrong.append(fastest)
    no_problem(wrong)


def ageing_is_true(
    text: str, name: str, years: tuple[int, int], mine: Fraction, theirs: Fraction
) -> bool:
    found = re.fullmatch(
        rf"The number of residents aged 65 and over in {name} (grew|fell) by (\S+) between "
        rf"mid-{years[0]} and mid-{years[1]}, (.+?)(?: in)? England \((.+)\)",
        text,
    )
    return (
        found is not None
        and (found[1] == "grew") == (mine > 0)
        and (found[2], found[4]) == (percent(abs(mine)), signed(theirs))
        and ("in England" in text) == (found[3] in ("faster than", "slower than"))
        and compares(found[3].removesuffix(" than"), mine, theirs)
    )


def fastest_is_true(
    text: str, name: str, years: tuple[int, int], changes: dict[str, Fraction]
) -> bool:
    period = f"between mid-{years[0]} and mid-{years[1]}"
    most = max(changes.values())
    leaders = [group for group, change in changes.items() if percent(change) == percent(most)]
    if len(leaders) > 1:
        who = f"The numbers of residents {listed(leaders)} in {name}"
        return text == f"{who} each grew by {percent(most)} {period}"
    found = re.fullmatch(
        rf"The number of residents (.+) in {name} grew most {period}: by (.+)", text
    )
    return (
        found is not None
        and most > 0
        and changes[found[1]] == most
        and list(changes.values()).count(most) == 1
        and found[2] == percent(most)
    )


@EVERY
def test_growth_since_2001_is_true(council: str, opened: Store) -> None:
    totals = {
        (row["area_code"], int(row["mid_year"])): int(row["people"])
        for row in rows_of(BUNDLED / "ons_population_totals" / "population_totals.csv")
    }
    frame = opened.query("population__totals", council_code=council)
    own, england = (frame[frame["area_level"] == level] for level in ("council", "england"))
    first, last = own.iloc[0], own.iloc[-1]
    text = words.growth(
        first["people"],
        last["people"],
        place=places()[council],
        years=(int(first["mid_year"]), int(last["mid_year"])),
        against=words.Against("England", england["index_2001"].iloc[-1] - 100),
    ).text
    since, year = (limit(held for code, held in totals if code == council) for limit in (min, max))
    before, after = totals[council, since], totals[council, year]
    change = Fraction(100 * (after - before), before)
    theirs = Fraction(100 * totals[ENGLAND, year], totals[ENGLAND, since]) - 100
    assert change > 0
    assert text == (
        f"The population of {places()[council]} grew by {percent(change)} between mid-{since} and "
        f"mid-{year}, from {shown(before, 0)} to {shown(after, 0)} (England {signed(theirs)})"
    )


@EVERY
def test_the_fastest_key_group_is_true(council: str, opened: Store) -> None:
    frame = opened.query("population__key_groups", council_code=council)
    first, last = int(frame["mid_year"].min()), int(frame["mid_year"].max())
    newest = frame[frame["mid_year"] == last]
    named = newest.assign(group_name=list(map(words.aged, newest["age_from"], newest["age_to"])))
    text = words.fastest_group(named, place=places()[council], years=(first, last)).text
    changes = {
        f"aged {ages}": Fraction(
            100 * aged(council, last, low, high), aged(council, first, low, high)
        )
        - 100
        for ages, low, high in (
            ("0 to 17", 0, 17),
            ("18 to 24", 18, 24),
            ("25 to 64", 25, 64),
            ("65 to 79", 65, 79),
            ("80 and over", 80, None),
        )
    }
    assert fastest_is_true(text, places()[council], (first, last), changes), text


@EVERY
def test_a_projection_is_true_or_said_to_be_absent(council: str, opened: Store) -> None:
    frame = opened.query("population__projection", council_code=council)
    rows = list(rows_of(BUNDLED / "ons_population_projections" / "population_projections.csv"))
    held = {row["area_code"] for row in rows}
    assert frame.empty == (council not in held)
    if frame.empty:
        names = set(opened.query("population__projected_councils")["council_name"])
        assert names == {places()[code] for code in held}
        text = words.not_loaded_projection(places()[council], "The Office for National Statistics")
        assert f" those for {places()[council]} have not been loaded here yet." in text
        return
    oldest = frame[frame["age_from"] == 85]
    mine = [row for row in rows if row["area_code"] == council and int(row["age"]) >= 85]
    whole = tuple(limit(int(row["projection_year"]) for row in mine) for limit in (min, max))
    assert whole == (oldest["projection_year"].min(), oldest["projection_year"].max())
    asked = [(whole, oldest["people"].iloc[0], oldest["people"].iloc[-1])]
    for year in range(whole[0], whole[1] - 9):
        decade = opened.query("glance__projection", council_code=council, from_year=year).iloc[-1]
        asked.append(((year, year + 10), decade["from_people"], decade["to_people"]))
    for years, first, last in asked:
        (variant,) = {row["variant"] for row in mine}
        text = words.projection(
            first,
            last,
            place=places()[council],
            group="aged 85 and over",
            years=years,
            variant=variant,
        ).text
        before, after = (
            sum(Fraction(row["people"]) for row in mine if int(row["projection_year"]) == year)
            for year in years
        )
        assert text == (
            f"The number of residents aged 85 and over in {places()[council]} is projected to rise "
            f"by {percent((after - before) * 100 / before, 0)}, from {about(before)} in {years[0]} "
            f"to {about(after)} in {years[1]} ({variant})"
        )


def about(number: Fraction) -> str:
    """Three figures of a number of thousands."""
    unit = 10 ** (len(str(int(number))) - 3)
    assert unit >= 10
    return f"about {int(number / unit + Fraction(1, 2)) * unit:,}"


@EVERY
def test_without_an_earlier_year_the_share_is_true(council: str, opened: Store) -> None:
    wrong = []
    for year, comparator in product(
        years_of(opened, "estimate_year", council), (ENGLAND, regions()[council])
    ):
        frame = opened.query(
            "population__shares", area_code=council, comparator_code=comparator, mid_year=year
        ).set_index("age_group")
        found = words.older_share(
            frame["place_pct"]["65_plus"],
            place=places()[council],
            against=words.Against(places()[comparator], frame["comparator_pct"]["65_plus"]),
        )
        mine, theirs = (share(code, year, "65_plus") for code in (council, comparator))
        other = re.escape(f"{in_a_sentence(places()[comparator])} ({percent(theirs)})")
        between = re.fullmatch(
            rf"{percent(mine)} of residents of {places()[council]} are aged 65 and over, "
            rf"(?:a (larger|smaller) share than in|(close to)) {other}",
            found.text,
        )
        if not between or not compares(between[1] or between[2], mine, theirs):
            wrong.append(f"mid-{year}: {found.text}")
    no_problem(wrong)
