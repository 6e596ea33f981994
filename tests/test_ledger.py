"""The ledger of openings and closures against Oldham's register, worked out by hand.

Each closure below was looked up in the bundled records of March 2025: its last day, CQC's links
of it, and what else was registered at its postcode. The reason says why it is a closure, or why
another ended registration is none.
"""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest

from mps.paths import DATA

OLDHAM = "E08000004"
BEGINNING = date(2011, 4, 1)  # registrations before are the register's beginning
EARLY, LATE = timedelta(days=31), timedelta(days=92)
REGISTER = DATA / "bundled" / "cqc_api_locations" / "locations_2025.csv"
LINKS = DATA / "bundled" / "cqc_api_relationships" / "relationships_2025.csv"


class Closure(NamedTuple):
    """A closure worked out by hand; `nearby` began at the postcode within the window."""

    location_id: str
    name: str
    closed: date
    beds: int | None
    nearby: frozenset[str]
    reason: str


NONE: frozenset[str] = frozenset()
CLOSURES = [
    Closure("1-146777373", "Boston House", date(2011, 6, 29), 29, NONE,
            "No link. A home of that name opened at the postcode in 2020, of another provider and "
            "with 17 beds, over eight years later."),
    Closure("1-118387366", "The Cedars Residental Care Home", date(2011, 10, 20), 12, NONE,
            "No link. Elizabeth House and Hadfield House at the postcode were open before and "
            "after."),
    Closure("1-293950541", "Yew Trees Residential Care Home", date(2013, 4, 16), 16, NONE,
            "No link, and nothing else was ever registered at the postcode."),
    Closure("1-140560888", "Park Lane House", date(2013, 12, 30), 17, NONE,
            "No link, and nothing else was ever registered at the postcode."),
    Closure("1-143831764", "Woodend House", date(2014, 12, 11), 19, NONE,
            "No link, and nothing else was ever registered at the postcode."),
    Closure("1-140029299", "Abbots Grange Care Home", date(2015, 4, 13), 40, NONE,
            "No link, and nothing else was ever registered at the postcode."),
    Closure("1-124012653", "Turning Point - Edward House", date(2016, 6, 13), 16, NONE,
            "No link. The provider came back a year later with a rehabilitation service, which is "
            "independent healthcare and no care home."),
    Closure("1-1700750315", "Limecroft Resource Centre", date(2017, 7, 21), 20, NONE,
            "The third registration of one home: linked backwards, to nothing forwards."),
    Closure("1-1581968371", "Communicare", date(2017, 3, 8), None, NONE,
            "Linked backwards only. Keymen Associates took up work at the postcode 77 days before, "
            "under another provider and name."),
    Closure("1-9253286337", "Super Support Services Ltd", date(2022, 7, 18), None, NONE,
            "No link. The postcode is an office block with thirteen other registrations over the "
            "years, none begun within the window."),
    Closure("1-2951007475", "Woodland Care Home", date(2023, 4, 28), 18,
            frozenset({"1-16483173019"}),
            "Linked backwards only. Fernbank at the same postcode began 77 days later, but it "
            "went on from Fern Bank, which ended that day."),
    Closure("1-9513445383", "Treelands Care Home", date(2023, 8, 31), 80, NONE,
            "The third registration of one home: linked backwards, to nothing forwards."),
    Closure("1-15517670520", "Sycamore Supported Living Solutions Ltd", date(2024, 4, 22), None,
            frozenset({"1-19573984858"}),
            "No link. Flourishlife Care began at the office block 57 days later: another provider, "
            "another name, and homecare, not supported living."),
    Closure("1-151959980", "Acorn Lodge Nursing Home", date(2024, 9, 18), 85, NONE,
            "No link, and nothing else was ever registered at the postcode."),
    Closure("1-10876179260", "High Regard Healthcare - Main Office", date(2024, 12, 10), None,
            frozenset({"1-22057529425"}),
            "No link. Prime Forage began at the office 70 days later, of the same kind, but with "
            "another provider and another name."),
]  # fmt: skip
# Ended registrations in which care went on: old, new, the day the new one began, and why.
WENT_ON = [
    ("1-146777390", "1-448867949", date(2012, 7, 16), "no link; same postcode, a day apart"),
    ("1-448867949", "1-1700750315", date(2014, 10, 28), "linked: New Provider"),
    ("1-124940339", "1-325393804", date(2011, 10, 31), "linked: New Provider, 18 days early"),
    ("1-325393804", "1-9513445383", date(2020, 9, 10), "linked: New Provider"),
    ("1-136282114", "1-2951007475", date(2016, 10, 19), "linked: New Provider, the same day"),
    ("1-131335936", "1-2711314834", date(2017, 1, 20), "linked, though both stood for 45 days"),
    ("1-122386733", "1-5312102242", date(2018, 6, 13), "linked, though both stood for 159 days"),
    ("1-115750273", "1-1581968371", date(2014, 8, 12), "linked: Legal Entity Change"),
    ("1-127515012", "1-3134639286", date(2017, 1, 31), "linked: New Provider"),
    ("1-3134639286", "1-6355044561", date(2019, 1, 30), "linked: New Provider"),
    ("1-9075180925", "1-19666435449", date(2024, 9, 19), "linked: Location Move"),
]  # fmt: skip
SHAWSIDE = "1-6355044561"
PARTS = {"1-21881721930", "1-21881722437", "1-22068882729", "1-22070291186"}


@pytest.fixture(scope="module")
def mart(store: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(store), read_only=True) as connection:
        yield connection


@cache
def register() -> dict[str, dict[str, str]]:
    """Adult social care locations of Oldham, as in the bundled file."""
    with REGISTER.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["location_type"] == "Social Care Org"]
    return {row["location_id"]: row for row in rows}


@cache
def links() -> set[tuple[str, str]]:
    """Pairs of old and new registration that CQC links, from either side."""
    with LINKS.open(encoding="utf-8", newline="") as file:
        return {
            (row["related_location_id"], row["location_id"])
            if row["relationship_type"] == "HSCA Predecessor"
            else (row["location_id"], row["related_location_id"])
            for row in csv.DictReader(file)
        }


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def beds(row: dict[str, str]) -> int:
    return int(row["bed_count"] or 0) if row["is_care_home"] == "Y" else 0


def events(mart: duckdb.DuckDBPyConnection, where: str, *values: object) -> list[tuple[Any, ...]]:
    return mart.execute(
        f"select location_id, change, direction, change_date, other_location_id, bed_change "
        f"from mart.market_event where council_code = '{OLDHAM}' and {where} order by all",
        list(values),
    ).fetchall()


@pytest.mark.parametrize("case", CLOSURES, ids=lambda case: case.name)
def test_closure_worked_out_by_hand_is_one(case: Closure, mart: duckdb.DuckDBPyConnection) -> None:
    row = register()[case.location_id]
    assert row["location_name"].startswith(case.name)
    assert day(row["deregistered_date"]) == case.closed
    assert not [new for old, new in links() if old == case.location_id], case.reason
    near = {
        other["location_id"]
        for other in register().values()
        if other["postcode"] == row["postcode"]
        and other["location_id"] != case.location_id
        and case.closed - EARLY <= date.fromisoformat(other["registered_date"])
        and date.fromisoformat(other["registered_date"]) <= case.closed + LATE
    }
    assert near == case.nearby, case.reason
    told = events(mart, "location_id = ? and change != 'opened' and change_date = ?",
                  case.location_id, case.closed)  # fmt: skip
    lost = None if case.beds is None else -case.beds
    assert told == [(case.location_id, "closed", None, case.closed, None, lost)], case.reason


@pytest.mark.parametrize(("old", "new", "began", "reason"), WENT_ON)
def test_registration_that_went_on_is_no_closure(
    old: str, new: str, began: date, reason: str, mart: duckdb.DuckDBPyConnection
) -> None:
    assert day(register()[new]["registered_date"]) == began
    assert ((old, new) in links()) == reason.startswith("linked")
    assert not events(mart, "location_id = ? and change = 'closed'", old), reason
    assert not events(mart, "location_id = ? and change = 'opened'", new), reason
    told = events(mart, "location_id = ? and change = 'reregistered'", new)
    assert [row[2:5] for row in told] == [("continued", began, old)], reason


def test_shawside_became_four_homes_of_thirty_beds(mart: duckdb.DuckDBPyConnection) -> None:
    assert beds(register()[SHAWSIDE]) == 150
    assert all(beds(register()[part]) == 30 for part in PARTS)
    assert {new for old, new in links() if old == SHAWSIDE} <= PARTS
    began = date(2025, 2, 25)
    told = events(mart, "other_location_id = ?", SHAWSIDE)
    assert sorted(row[2] for row in told if row[1] == "reregistered") == [
        "continued", "split", "split", "split",
    ]  # fmt: skip
    assert {row[0] for row in told} == PARTS
    assert {row[3] for row in told} == {began}
    # 150 beds became 4 x 30: 30 fewer, told once.
    assert [row[5] for row in told if row[1] == "resized"] == [-30]
    assert not events(mart, "location_id = ? and change = 'closed'", SHAWSIDE)
    assert not [row for part in PARTS for row in events(mart, "location_id = ? and change = "
                "'opened'", part)]  # fmt: skip


def test_moves_beyond_the_register_are_neither_closures_nor_openings(
    mart: duckdb.DuckDBPyConnection,
) -> None:
    out = {row[0]: row[4] for row in events(mart, "direction = 'moved_out'")}
    # Comfort Call moved its office to another council; Butler Green House went to the NHS.
    assert out["1-1790991253"] == "1-4339346416"
    assert "1-146777407" in out
    coming = {row[0]: row[4] for row in events(mart, "direction = 'moved_in'")}
    assert coming["1-912032301"] == "1-124026437"
    for old, new in out.items():
        assert (old, new) in links()
        assert new not in register()
    for new, old in coming.items():
        assert (old, new) in links()
        assert old not in register()
    for location_id in [*out, *coming]:
        kinds = {row[1] for row in events(mart, "location_id = ?", location_id)}
        assert not kinds >= {"closed", "opened"}


def test_every_ended_registration_is_told_once(mart: duckdb.DuckDBPyConnection) -> None:
    """118 registrations ended: closed, gone elsewhere, or gone on in one or several others."""
    ended = {key for key, row in register().items() if row["deregistered_date"]}
    closed = {row[0] for row in events(mart, "change = 'closed'")}
    away = {row[0] for row in events(mart, "direction in ('moved_out', 'merged')")}
    on = {row[4] for row in events(mart, "direction = 'continued'")}
    assert len(register()) == 224
    assert len(ended) == 118
    assert closed | away | on == ended
    assert len(closed) + len(away) + len(on) == 118


def signs(direction: str | None, change: str) -> int:
    if change == "opened" or direction in ("split", "moved_in"):
        return 1
    return -1 if change == "closed" or direction in ("merged", "moved_out") else 0


def standing(on: date, continued: list[tuple[str, str]]) -> tuple[int, int]:
    """Locations and beds registered at the end of a day, a chain counted once.

    Where the old and the new registration of a chain stand at once the new one counts, where
    neither does the old one.
    """
    replaced = {old: date.fromisoformat(register()[new]["registered_date"])
                for new, old in continued}  # fmt: skip
    there = [
        row
        for key, row in register().items()
        if date.fromisoformat(row["registered_date"]) <= on
        and on < (replaced.get(key) or day(row["deregistered_date"]) or date.max)
    ]
    return len(there), sum(map(beds, there))


@pytest.mark.parametrize("year", range(2011, 2026))
def test_stock_follows_from_the_ledger(year: int, mart: duckdb.DuckDBPyConnection) -> None:
    """Stock = before + opened - closed + splits - mergers + moved in - moved out; so with beds."""
    told = events(mart, "change_date >= ?", BEGINNING)
    continued = [(row[0], row[4]) for row in told if row[2] == "continued"]
    before = standing(BEGINNING - timedelta(days=1), continued)
    until = date(year, 12, 31)
    past = [row for row in told if row[3] <= until]
    locations = before[0] + sum(signs(row[2], row[1]) for row in past)
    held = before[1] + sum(row[5] or 0 for row in past)
    assert (locations, held) == standing(until, continued)


def test_the_last_stock_is_what_is_registered(mart: duckdb.DuckDBPyConnection) -> None:
    open_now = [row for row in register().values() if not row["deregistered_date"]]
    homes = [row for row in open_now if row["is_care_home"] == "Y"]
    assert (len(open_now), len(homes), sum(map(beds, homes))) == (106, 44, 1574)
    told = events(mart, "direction = 'continued'")
    assert standing(date(2025, 3, 28), [(row[0], row[4]) for row in told]) == (106, 1574)
