"""What the page Need and gap says is true for every council and level of area.

Each claim is recounted here from the tables of the store, by rules of its own.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from mps.analysis.scenario import Assumptions, service_gap
from mps.store import Store, open_store
from mps.words import expected, need

COUNCILS = ("E06000022", "E08000018", "E10000017", "E10000031", "E08000004")
VARIANT = "2022-based, migration category variant"
SERVICES = ("nursing_home", "care_home", "homecare", "extra_care")
START = Assumptions(84.7, 48.9, (26.4, 49.6))


@pytest.fixture(scope="module")
def opened(store: Path) -> Store:
    return open_store(store)


@pytest.fixture(scope="module")
def places(store: Path) -> list[tuple[str, str]]:
    """Every area of every council, one small area in eleven."""
    with duckdb.connect(str(store), read_only=True) as connection:
        found = connection.execute(
            "select area_code, short_name, area_level from mart.area where council_code is not null"
        ).fetchall()
    return [(code, name) for number, (code, name, level) in enumerate(found)
            if level != "lsoa" or number % 11 == 0]  # fmt: skip


def gaps_of(opened: Store, area: str) -> Iterator[tuple[int, pd.DataFrame]]:
    frame = opened.query("need__services", area_code=area, variant=VARIANT)
    frame = frame.rename(columns={"service_code": "service", "mid_year": "year"})
    found = service_gap(frame, START)
    for year in {2020, 2030} & set(found["year"]):
        yield int(year), found[found["year"] == year]


def numbers(text: str) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)]


def test_the_answer_follows_its_row(opened: Store, places: list[tuple[str, str]]) -> None:
    told = {"short": 0, "spare": 0, "needs": 0, "none": 0}
    for area, name in places:
        for _, frame in gaps_of(opened, area):
            for row in frame.to_dict("records"):
                service = row["service"]
                said = need.service_answer(
                    row, None, place="X", service=service, when="then", moved=False
                )
                text = said.text.split(" (")[0]
                if pd.isna(row["rate"]):
                    assert not said.holds, name
                    told["none"] += 1
                elif pd.isna(row["supply"]):
                    assert numbers(text) == [round(row["needed_central"])], name
                    told["needs"] += 1
                elif round(row["gap_central"]) > 0:
                    assert "short" in text, name
                    assert numbers(text) == [round(row["needed_central"] - row["supply"])]
                    told["short"] += 1
                else:
                    assert "spare" in text or "as many" in text, name
                    told["spare"] += 1
    assert all(told.values()), told


def test_services_called_short_are_short_over_their_whole_range(opened: Store) -> None:
    for council in COUNCILS:
        for _, frame in gaps_of(opened, council):
            held = frame[frame["needed_central"].notna()]
            text = need.all_services(held, place="X", when="then").text
            for row in held[held["gap_central"].notna()].to_dict("records"):
                named = need.BEDS[row["service"]][1]
                short, enough = row["gap_low"] >= 0.5, row["gap_high"] < 0.5
                part = re.split(r" has enough | may or may not have enough ", text)[0]
                assert (named in part) == short or not short, text
                if enough:
                    assert f"enough {named}" in text or f"and {named}" in text, text


def test_expected_numbers_and_changes_are_those_of_their_rows(
    opened: Store, places: list[tuple[str, str]]
) -> None:
    claimed = 0
    for area, _ in places:
        frame = opened.query("need__conditions", area_code=area, variant=VARIANT)
        rows = {(row["mid_year"], row["condition"]): row for row in frame.to_dict("records")}
        for (year, condition), row in rows.items():
            if year not in (2020, 2030):
                continue
            base = rows.get((2022, condition)) if year == 2030 else None
            text = expected.expected(row, base, place="X", when="then").text
            assert abs(numbers(text)[0] - row["central"]) <= 0.5 + 1e-6
            if base is not None:
                change = row["central"] - base["central"]
                if abs(change) > 1:
                    assert (" more (" if change > 0 else " fewer (") in text
                    told = numbers(text.split(" are expected in ")[1])[0]
                    assert abs(told - abs(change)) <= 1 + 1e-6
                claimed += 1
    assert claimed > 1000


@pytest.mark.parametrize("council", COUNCILS)
def test_the_area_with_most_has_most(council: str, opened: Store) -> None:
    for level in ("msoa", "ward", "lsoa"):
        frame = opened.query(
            "need__areas", council_code=council, within_code=council, area_level=level,
            condition="dementia", mid_year=2020, variant=VARIANT,
        )  # fmt: skip
        said = expected.most_expected(frame, people="people with dementia", place="X", level=level)
        top = frame.loc[frame["central"].idxmax()]
        assert said.text.startswith(f"{top['area_name']} has most")
        share = round(100 * top["central"] / frame["central"].sum())
        assert f", {share}% of" in said.text or share == 0


@pytest.mark.parametrize("council", COUNCILS)
def test_the_area_most_short_is_most_short(council: str, opened: Store) -> None:
    for service in SERVICES:
        frame = opened.query(
            "need__service_areas", council_code=council, within_code=council, area_level="msoa",
            mid_year=2020, variant=VARIANT,
        )  # fmt: skip
        frame = frame.rename(columns={"service_code": "service", "mid_year": "year"})
        found = service_gap(frame, START)
        found = found[found["service"] == service]
        said = need.areas_short(found, place="X", service=service, when="then")
        if found["needed_central"].isna().all():
            assert not said.holds
        elif found["gap_central"].notna().any():
            top = found.loc[found["gap_central"].idxmax()]
            assert (top["gap_central"] >= 0.5) == said.holds
            if said.holds:
                assert f"is {round(top['gap_central'])} short" in said.text
        else:
            top = found.loc[found["needed_central"].idxmax()]
            assert said.text.startswith(str(top["area_name"]))


@pytest.mark.parametrize("council", COUNCILS)
def test_the_fastest_growing_condition_grows_fastest(council: str, opened: Store) -> None:
    frame = opened.query("need__conditions", area_code=council, variant=VARIANT)
    now, base = (frame[frame["mid_year"] == year] for year in (2030, 2022))
    if now.empty:
        assert council not in ("E06000022", "E08000018")
        return
    growth = (
        now.set_index("condition_name")["central"] / base.set_index("condition_name")["central"]
    )
    said = expected.grows_most(now, base, place="X", years="then")
    assert growth.idxmax().lower() in said.text.lower()
    assert f"+{round(100 * growth.max() - 100)}%" in said.text


def test_check_points_are_said_to_be_above_or_not() -> None:
    frame = pd.DataFrame({"value": [10, 20], "central": [9.0, None]})
    assert expected.beside_ours(frame, council="X").text.startswith("The one number")
    both = pd.DataFrame({"value": [10, 20, 5], "central": [9.0, 21.0, 4.0]})
    assert expected.beside_ours(both, council="X").text == (
        "Of 3 numbers published elsewhere for X, 2 are above ours"
    )
    assert not expected.beside_ours(frame.assign(central=None), council="X").holds


def test_diversion_is_told_either_way() -> None:
    row, other = {"needed_central": 100.0}, {"needed_central": 90.0}
    said = need.diversion(row, other, service="nursing_home", diverted=False)
    assert said.endswith("it would be 90 nursing beds, 10 fewer.")
    said = need.diversion(other, row, service="nursing_home", diverted=True)
    assert said.endswith("it would be 100 nursing beds, 10 more.")
    assert need.diversion({"needed_central": None}, row, service="homecare", diverted=True) == ""


def test_gaps_and_ranges_in_words() -> None:
    assert need.short_or_spare(0.4) == "as many as needed"
    assert need.short_or_spare(-24) == "24 to spare"
    row = {"gap_low": -24.0, "gap_central": 193.0, "gap_high": 725.0}
    assert need.gap_in_words(row) == "193 short (from 24 to spare to 725 short)"
    assert need.spread(None, 4) == ""
    assert need.spread(4.2, 3.9) == ""
    assert need.spread(402, 1111) == " (402 to 1,111)"
